// Package urgentpage is the pages for somebody who is worried about a child now: one button from every page of a case. They are a package
// of their own because nothing may stand in their way: they need the record and nothing else; no check, court feed or typesetter. Whoever
// is on the case, and a manager on call, may always open them; what they do is recorded, and looked at on the next working day.
package urgentpage
