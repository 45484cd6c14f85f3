import type { ComponentChildren } from 'preact';

interface PageHeaderProps {
  readonly title: string;
  /** Buttons, beside the title. */
  readonly actions?: ComponentChildren;
  /** What the page is about, below the title. */
  readonly children?: ComponentChildren;
}

/** The title of a page. */
export function PageHeader({ title, actions, children }: PageHeaderProps) {
  return (
    <header class="page-header">
      <div class="page-title">
        <h1>{title}</h1>
        {actions && <div class="actions">{actions}</div>}
      </div>
      {children}
    </header>
  );
}
