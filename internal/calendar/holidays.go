package calendar

import (
	"fmt"
	"slices"
)

// Holiday is a day on which a calendar is closed although it is not a weekend.
type Holiday struct {
	Date Date   `yaml:"date" json:"date"`
	Name string `yaml:"name" json:"name"`
}

// Holidays is a published table: its days, where it was published, and the days it covers. Outside those it knows nothing.
type Holidays struct {
	Name   string // of the place or rule it is for: "England and Wales"
	Source string
	From   Date // first day covered
	Until  Date // last day covered
	Days   []Holiday
}

// Covers says whether the table can answer for a day.
func (h Holidays) Covers(d Date) bool {
	return !d.IsZero() && !h.From.IsZero() && !d.Before(h.From) && !d.After(h.Until)
}

// Check finds what is wrong with a table: a day outside its cover, a day twice, a day without a name.
func (h Holidays) Check() error {
	if h.From.IsZero() || h.Until.Before(h.From) {
		return fmt.Errorf("the table %q needs a first and a last day", h.Name)
	}
	seen := map[Date]bool{}
	for _, day := range h.Days {
		switch {
		case day.Name == "":
			return fmt.Errorf("the holiday on %s has no name", day.Date)
		case !h.Covers(day.Date):
			return fmt.Errorf("%s on %q is outside the days covered, %s to %s", day.Name, day.Date, h.From, h.Until)
		case seen[day.Date]:
			return fmt.Errorf("%s is listed twice", day.Date)
		}
		seen[day.Date] = true
	}
	return nil
}

// PastTable is the error of a count that would need a day no table covers.
type PastTable struct {
	Table       string
	From, Until Date // the days covered
	Need        Date
}

func (e *PastTable) Error() string {
	return fmt.Sprintf("The table of bank holidays for %s covers %s to %s only, and this count needs %s. Work the date out by hand, or add the days to the table.",
		e.Table, e.From.Plain(), e.Until.Plain(), e.Need.Plain())
}

// Calendar says which days are open. The zero Calendar is open every day for ever.
type Calendar struct {
	Name     string
	tables   []Holidays
	holidays map[Date]string
	weekends bool // closed on Saturday and Sunday
}

// Every is the plain calendar, on which each day counts.
func Every() Calendar { return Calendar{Name: "every day"} }

// Working is a calendar closed at weekends and on each day of the given tables.
func Working(name string, tables ...Holidays) Calendar {
	c := Calendar{Name: name, weekends: true, holidays: map[Date]string{}, tables: slices.Clone(tables)}
	for _, table := range tables {
		for _, day := range table.Days {
			c.holidays[day.Date] = day.Name
		}
	}
	return c
}

// Closed says why a day does not count: "Saturday", "Good Friday". It is "" for a day that counts.
func (c Calendar) Closed(d Date) (string, error) {
	for _, table := range c.tables {
		if !table.Covers(d) {
			return "", &PastTable{Table: table.Name, From: table.From, Until: table.Until, Need: d}
		}
	}
	if name := c.holidays[d]; name != "" {
		return name, nil
	}
	if weekday := d.Weekday(); c.weekends && (weekday == 0 || weekday == 6) {
		return weekday.String(), nil
	}
	return "", nil
}
