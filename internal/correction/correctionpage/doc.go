// Package correctionpage is the pages on which a draft is shared for factual correction, and what comes back is entered and answered.
package correctionpage
