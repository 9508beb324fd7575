// Package caseworkpage is the pages of the case itself: its people, notes, hearings, orders and duties, who works on it, the timeline, links to
// other cases, and the page for somebody who is worried about a child now.
//
// It promises that how it is safe to reach somebody stands above every number and address; that no page holds a confidential value
// unless it was asked for on purpose, and that being shown it is on record first; and that somebody in danger is never waited for by a
// lock, a gate or a failed service.
//
// Each page has a file of its own, named as its address ends. Start at Pages.Routes.
package caseworkpage
