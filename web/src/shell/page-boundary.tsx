import { Component, type ComponentChildren } from 'preact';
import { ErrorNotice } from '../components/error-notice.tsx';

/** Shows what a page throws in place of the page; the navigation remains. */
export class PageBoundary extends Component<
  { readonly children: ComponentChildren },
  { readonly error?: unknown }
> {
  static override getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : <ErrorNotice error={error} />;
  }
}
