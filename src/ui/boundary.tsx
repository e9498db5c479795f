import { Component, type ComponentChildren } from 'preact'

/**
 * Where what is inside cannot be drawn, it says so in its place: a page may have changed what the browser offers, and
 * an error that leaves us would be the page's.
 */
export class Boundary extends Component<
  { words: string; children?: ComponentChildren },
  { failed: boolean }
> {
  override state = { failed: false }

  override componentDidCatch(error: unknown): void {
    console.warn(error)
    this.setState({ failed: true })
  }

  render() {
    const { words, children } = this.props
    return this.state.failed ? (
      <p class="guide notice" role="alert">
        {words}
      </p>
    ) : (
      children
    )
  }
}
