/**
 * Fetches the list of East Asian font files once the page stands; their characters come later, as they are
 * needed. Without them the page is readable in every other script.
 */
export function fetchEastAsianFonts(): void {
  import('./east-asian-fonts.css').catch(() => undefined);
}
