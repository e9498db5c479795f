/** How to reach a department, supplied by the page. `url`: http(s) only. */
export interface Contact {
  phone?: string
  address?: string
  hours?: string
  url?: string
}

/** `<policy-guide>`; its attributes are described in custom-elements.json. */
export declare class GuideElement extends HTMLElement {
  static observedAttributes: string[]
  /** Department → how to reach it. Setting it replaces the attribute. */
  contacts: Record<string, Contact>
  /** The policy shown, or null before there is one. Setting it shows another: a pack as a value or as JSON text. */
  policy: unknown
  /** Asks a question as if it had been typed; opens the dialog where there is one. */
  ask(question: string): void
  /** Opens the dialog of a launcher. */
  open(): void
  /** Closes the dialog of a launcher. */
  close(): void
}

export type Coverage = 'stated' | 'partly' | 'silent' | 'off-topic'
export type View = 'home' | 'responsible' | 'eligible' | 'funding' | 'ask' | 'read'

/** What each event carries. All bubble and are composed; navigate, cite and text-size can be cancelled. */
export interface GuideEventMap {
  'policy-guide:ready': CustomEvent<{ policy: string; version: string }>
  'policy-guide:error': CustomEvent<{ message: string }>
  'policy-guide:navigate': CustomEvent<{ view: View; subject?: string }>
  'policy-guide:answer': CustomEvent<
    | { question: string; coverage: Coverage; intent: string | null }
    | { verdict: 'eligible' | 'ineligible' | 'undetermined'; deciding: string[] }
  >
  'policy-guide:cite': CustomEvent<{ clause: string; quote: string }>
  'policy-guide:text-size': CustomEvent<{ elder: boolean }>
}

declare global {
  interface HTMLElementTagNameMap {
    'policy-guide': GuideElement
  }
  interface HTMLElementEventMap extends GuideEventMap {}
  interface DocumentEventMap extends GuideEventMap {}
  interface Window {
    /** Sidecar scripts push their pack here, before or after the widget has loaded. */
    policyGuidePacks?: unknown[]
  }
}
