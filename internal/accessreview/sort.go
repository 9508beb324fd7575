package accessreview

import "strconv"

// Sort is what a finding is about.
type Sort string

const (
	OwnFamily         Sort = "own-family"         // bears a family name of somebody in the case
	Neighbour         Sort = "neighbour"          // lives in the postcode of an address in the case
	WellKnown         Sort = "well-known"         // looked at a case of somebody well known without working on it
	WorkLeft          Sort = "work-left"          // has no role any more, and work is still theirs
	AfterLeaving      Sort = "after-leaving"      // looked or signed in on the day their last role ended, or after
	Unused            Sort = "unused"             // a role that reads cases, and no look for long
	ManyCases         Sort = "many-cases"         // opened many cases on which they do not work on one day
	TurnedAway        Sort = "turned-away"        // asked for many pages that were not theirs or not there on one day
	Emergency         Sort = "emergency"          // nobody has looked at why in time
	EmergencyReviewed Sort = "emergency-reviewed" // somebody has
	RoleGiven         Sort = "role-given"
	RoleEnded         Sort = "role-ended"
	SampleMade        Sort = "sample-made"
	DutyGiven         Sort = "court-duty-given"
	EngagementSet     Sort = "engagement-set"
)

// Sorts are all sorts, in the order in which a page explains them.
var Sorts = []Sort{OwnFamily, Neighbour, WellKnown, WorkLeft, AfterLeaving, Unused, ManyCases, TurnedAway, Emergency, EmergencyReviewed, RoleGiven, RoleEnded, SampleMade, DutyGiven, EngagementSet}

// told is what is said of a sort.
type told struct {
	name string // on a list, after the person's name
	what string // was found; %d is the pack's number, %r the role
	why  string // it is looked at
	line bool   // it asks nothing: it only stands there
	once bool   // of one event: never found again
	day  bool   // of one day: found again on another
}

var telling = map[Sort]told{
	OwnFamily: {
		name: "the same family name as somebody in a case",
		what: "They looked at a case in which somebody bears their family name, now or formerly, and they have declared no conflict of interest.",
		why:  "It is often chance. Where it is family, the case is not theirs to see, whether or not they work on it.",
	},
	Neighbour: {
		name: "a case with an address in their own postcode",
		what: "They looked at a case in which somebody has an address in the postcode that they gave as their own.",
		why:  "Neighbours know each other, and what a worker reads cannot be unread. Whose address it is is not said here, nor whether it is hidden.",
	},
	WellKnown: {
		name: "a case of somebody well known",
		what: "They looked at a case that is marked as one of somebody well known. They are not its worker or second worker, do not cover it, and do not manage it.",
		why:  "Well-known people are looked up out of curiosity more often than others.",
	},
	WorkLeft: {
		name: "work that is still theirs after they left",
		what: "They have no role any more, and work is still given to them.",
		why:  "Nobody sees to it, and it would open to them again with the next role.",
	},
	AfterLeaving: {
		name: "a look on or after their last day",
		what: "They looked at something, or were signed in, on the day on which their last role ended or after it.",
		why:  "Whoever leaves takes nothing with them. What they looked at last is worth a question.",
	},
	Unused: {
		name: "an account that nobody uses",
		what: "They hold a role that reads cases, and have not looked at anything or signed in for %d days.",
		why:  "Nobody misses an account that nobody uses, and so nobody notices who else begins to use it.",
	},
	ManyCases: {
		name: "many cases that are not theirs on one day",
		what: "On this day they opened more than %d cases on which they do not work and which they do not manage.",
		why:  "It may be cover, an inspection, or putting things in order. It may be looking around. It is asked about this one day, and compared with nobody.",
		day:  true,
	},
	TurnedAway: {
		name: "many pages that were not there for them on one day",
		what: "On this day they asked for more than %d pages that were not theirs, or not there.",
		why:  "Old links do that. So does trying addresses.",
		day:  true,
	},
	Emergency: {
		name: "an emergency at which nobody has looked",
		what: "They opened a case in an emergency, or tried to, and nobody had looked at why by the end of the next working day.",
		why:  "To open a case this way is safe only because somebody else looks at it at once.",
		once: true,
	},
	EmergencyReviewed: {
		name: "an emergency at which somebody has looked",
		what: "They opened a case in an emergency, or tried to, and somebody else looked at why.",
		line: true, once: true,
	},
	RoleGiven: {
		name: "a role that reads cases was given",
		what: "They were given the role “%r”.",
		why:  "Two people gave it. A third looks at whether it is right.",
		once: true,
	},
	RoleEnded: {
		name: "a role that reads cases ended",
		what: "Their role “%r” ended.",
		line: true, once: true,
	},
	SampleMade: {
		name: "a sample was made",
		what: "They made a sample, which opened the cases in it to its readers until its last day.",
		why:  "One person makes a sample. Another looks at whether it was for what it says, and whether these cases belong in it.",
		once: true,
	},
	DutyGiven: {
		name: "a court duty was given",
		what: "They were put on duty at a court for a day, which opened the cases heard there to them.",
		why:  "One person puts somebody on duty. Another looks at whether they were there for the court.",
		once: true,
	},
	EngagementSet: {
		name: "the days of a contractor were set",
		what: "The days were set between which they work as a contractor. On these days the cases given to them are open to them.",
		why:  "One administrator sets them, and can begin an engagement again. Another looks at whether it is right.",
		once: true,
	},
}

// Name is the sort on a list, after the person’s name: "an account that nobody uses".
func (s Sort) Name() string { return telling[s].name }

// Asks reports whether a person must decide on a finding of this sort. The others only stand there.
func (s Sort) Asks() bool { return !telling[s].line }

// Why is why it is looked at; "" when it asks nothing.
func (s Sort) Why() string { return telling[s].why }

func known(s Sort) bool { _, is := telling[s]; return is }

func number(n int) string { return strconv.Itoa(n) }
