import type { Foreigner } from '../model/clause.ts';

/** What came in place of a refused token: another one, or the reason why there is none. */
export type Replacement = { readonly token: string } | { readonly why: string | undefined };

/** Where the tokens of a run come from. */
export interface TokenSource {
  /** The token to send now, renewed where it is about to expire. Never throws: without a new one it is the old one. */
  token(): Promise<string>;
  /** Another token than the one that was refused. Never throws. */
  replace(refused: string): Promise<Replacement>;
  /** Everything that must never be shown, each with the word that takes its place; it grows with every token. */
  secrets(): readonly (readonly [word: string, secret: string])[];
}

/** A token that nobody can renew. */
export function fixedToken(token: string): TokenSource {
  return {
    token: async () => token,
    replace: async () => ({ why: undefined }),
    secrets: () => [['token', token]],
  };
}

/** Tokens that nobody can renew, by whose they are. */
export function fixedTokens(tokens: Readonly<Record<Foreigner, string>>): Record<Foreigner, TokenSource> {
  return { 'other-project': fixedToken(tokens['other-project']), reader: fixedToken(tokens.reader) };
}
