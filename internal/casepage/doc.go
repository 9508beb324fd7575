// Package casepage is the pages that look across features: today's work, cases, a team's cases, search, the overview of one case, and the
// strip that stands above every page of a case. What a feature adds to the overview it gives as a Panel, which app fills.
package casepage
