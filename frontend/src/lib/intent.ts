import { uuid } from './uuid';

/**
 * Request ids of one intention. The same content keeps its id over retries, so that a lost answer cannot do the thing twice; changed content
 * is another request. Content is compared as it is sent.
 */
export class Intent {
  private last: { content: string; id: string } | undefined;
  constructor(private readonly make: () => string = uuid) {}

  idFor(content: unknown): string {
    const text = JSON.stringify(content);
    if (this.last?.content !== text) this.last = { content: text, id: this.make() };
    return this.last.id;
  }
  /** After success: the next request is a new one even if it says the same. */
  done() { this.last = undefined; }
}
