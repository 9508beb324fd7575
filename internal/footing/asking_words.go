package footing

import (
	"candour/internal/argument"
	"candour/internal/words"
)

// Decided says which way a dispute is settled: "for “Mr Kersey drove after drinking”, and against Mr Kersey’s account".
func (c *Case) Decided(s Settlement) string {
	about, by := c.Name(s.About), words.List(c.names(s.By))
	if s.For {
		return "for " + about + ", and against " + by
	}
	return "for " + by + ", and against " + about
}

func (c *Case) names(keys []Key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = c.Name(k)
	}
	return names
}

// Wanted says what would have to be otherwise, as a sentence.
func (c *Case) Wanted(w Want) string {
	switch {
	case w.Gap:
		return "Something would have to be given that " + c.Name(w.What) + " rests on. Nothing on record supports it."
	case c.Standing(w.What) == Disputed:
		return "It would have to be decided for " + c.Name(w.Of) + ", and against " + c.Name(w.What) + "."
	default:
		return words.UpperFirst(c.Name(w.Of)) + " is " + Bears(w.Cause, false) + " " + c.Name(w.What) + ". That would have to be taken back or set aside."
	}
}

// Bears says how a challenge stands against a record: "replaced by"; of one that was met, that it no longer does.
func Bears(cause argument.Cause, met bool) string {
	if met {
		return "was challenged by"
	}
	if words, ok := against[cause]; ok {
		return words
	}
	return "challenged by"
}

// against says how a challenge that stands bears on a record.
var against = map[argument.Cause]string{
	argument.Denied:         "disputed by",
	argument.Outweighed:     "outweighed by",
	argument.Replaced:       "replaced by",
	argument.OutOfDate:      "out of date:",
	argument.NotProved:      "not proved:",
	argument.DecidedAgainst: "decided against by",
	argument.SetAside:       "set aside by",
	argument.NoWeight:       "given no weight by",
	argument.ErasedByLaw:    "erased by law:",
	argument.Withdrawn:      "withdrawn by",
}
