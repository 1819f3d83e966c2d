import { Component, type ReactNode } from 'react';
import { ProblemPanel } from './ProblemPanel';

/** Shows what broke instead of a blank page. */
export class ErrorWall extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <main className="dw-centered">
        <ProblemPanel error={this.state.error} onRetry={() => location.reload()} retryLabel="Reload" />
      </main>
    );
  }
}
