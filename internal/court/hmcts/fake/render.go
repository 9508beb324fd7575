package fake

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
)

// Add tells the court of a case in our words, as a search will find it at the time of its last change. Adding it again with a later time is an
// update. Papers are added with AddPaper.
func (c *Court) Add(told hmcts.CourtCase) error {
	body, err := Render(told)
	if err != nil {
		return err
	}
	return c.AddBody(Held{
		Jurisdiction: told.Jurisdiction, ID: told.ID, State: told.State, Region: told.Court.Region, Changed: told.LastModified,
	}, body)
}

// Render writes a case as its service would: the inverse of hmcts.Parse, but that public law takes hidden details out.
func Render(c hmcts.CourtCase) ([]byte, error) {
	body := privateBody(c)
	if c.Jurisdiction == hmcts.Public {
		body = publicBody(c)
	}
	encoded, err := json.Marshal(body)
	if err != nil {
		return nil, fmt.Errorf("render case %s: %w", c.ID, err)
	}
	return encoded, nil
}

// fields is an object on the wire; what is empty is left out, as both services do.
type fields map[string]any

func (f fields) put(name string, value any) fields {
	if !isEmpty(value) {
		f[name] = value
	}
	return f
}

func isEmpty(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case string:
		return value == ""
	case []string:
		return len(value) == 0
	case []any:
		return len(value) == 0
	case fields:
		return len(value) == 0
	default:
		return false
	}
}

// puts puts pairs of name and value.
func (f fields) puts(pairs ...any) fields {
	for i := 0; i+1 < len(pairs); i += 2 {
		f.put(pairs[i].(string), pairs[i+1])
	}
	return f
}

// list renders each item, leaving out none.
func list[T any](items []T, render func(T) fields) []any {
	var all []any
	for _, item := range items {
		all = append(all, render(item))
	}
	return all
}

const wallClock = "2006-01-02T15:04:05.999999999"

func utc(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(wallClock)
}

func london(m calendar.Moment) string {
	if m.UTC.IsZero() {
		return ""
	}
	return calendar.InLondon(m.UTC).Format(wallClock)
}

// spoken writes an answer in one of the services' spellings: yes, no, and for not knowing.
func spoken(a hmcts.Answer, yes, no, doesNotKnow any) any {
	switch a {
	case hmcts.NotGiven:
		return nil
	case hmcts.Yes:
		return yes
	case hmcts.No:
		return no
	case hmcts.DoesNotKnow:
		return doesNotKnow
	default:
		return string(a)
	}
}

func flag(a hmcts.Answer) any    { return spoken(a, true, false, nil) }
func yesNo(a hmcts.Answer) any   { return spoken(a, "Yes", "No", "dontKnow") }
func inLower(a hmcts.Answer) any { return spoken(a, "yes", "no", "dontKnow") }

func detail(p hmcts.Person, kind hmcts.DetailKind) (hmcts.Detail, bool) {
	for _, d := range p.Details {
		if d.Kind == kind {
			return d, true
		}
	}
	return hmcts.Detail{}, false
}

// spelling is how a service names the parts of an address.
type spelling struct {
	lines                           [3]string
	town, county, postcode, country string
}

var (
	publicSpelling = spelling{
		[3]string{"addressLine1", "addressLine2", "addressLine3"}, "postTown", "county", "postcode", "country",
	}
	privateSpelling = spelling{
		[3]string{"AddressLine1", "AddressLine2", "AddressLine3"}, "PostTown", "County", "PostCode", "Country",
	}
)

var postcode = regexp.MustCompile(`^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$`)

// address puts the lines of an address in their places: a postcode tells the place of what stands before and after it.
func (s spelling) address(text string) fields {
	var before, after []string
	f := fields{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case postcode.MatchString(line):
			f[s.postcode] = line
		case f[s.postcode] != nil:
			after = append(after, line)
		default:
			before = append(before, line)
		}
	}
	places := slices.Concat(s.lines[:max(1, min(3, len(before)-1))], []string{s.town, s.county})
	for i, line := range before {
		if i < len(places) {
			f[places[i]] = line
		}
	}
	return f.put(s.country, strings.Join(after, ", "))
}
