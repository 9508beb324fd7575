// Package accessreviewpage is the pages of the access review: what waits for a decision, one finding with the looks it rests on, and what was decided
// month by month. They are for information governance officers and, where the finding is about such an officer or there is no other, for quality.
package accessreviewpage
