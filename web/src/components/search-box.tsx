import { useId } from 'preact/hooks';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** How many were found, which screen readers say. */
  readonly count?: number | undefined;
}

/** A box that filters what is below it. */
export function SearchBox({ label, value, onValue, count }: SearchBoxProps) {
  const id = useId();
  return (
    <div class="search-box">
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        placeholder={label}
        value={value}
        autocomplete="off"
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      {count !== undefined && (
        <p class="visually-hidden" role="status">
          {count} found
        </p>
      )}
    </div>
  );
}
