package web

import (
	"cmp"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
)

// Form is what a person is typing, or has just sent. Whatever is wrong with it, what they typed stays in it.
type Form struct {
	ID       ledger.EntryID // of the entry it will become
	Version  int64          // of the case as they saw it
	Errors   govuk.Errors
	Conflict *ledger.Conflict // what others recorded of the same thing meanwhile

	values url.Values
	saved  string            // "Saved 08:47", when a draft was found
	held   []string          // hidden details in what was typed, in words that do not repeat them
	asked  []string          // the fields, in the order in which the page asks for them
	asks   map[string]string // names of verbs that the page asks in fields of another name
	action string
	draft  string
	writer ledger.StreamID
}

// Text is what was typed in a field, without the spaces around it, as valid text.
func (f *Form) Text(name string) string { return clean(f.values.Get(name)) }

// clean is text as it may be stored: valid UTF-8 without NUL, lines ended by LF.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\x00", "", "\r\n", "\n", "\r", "\n").Replace(s)
	return strings.TrimSpace(s)
}

// All are the values chosen in a field that takes several.
func (f *Form) All(name string) []string {
	var out []string
	for _, v := range f.values[name] {
		if v = clean(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// Ticked reports whether a box was ticked.
func (f *Form) Ticked(name string) bool { return f.values.Get(name) != "" }

// Has reports whether a field was sent, or was given a value before it is first shown.
func (f *Form) Has(name string) bool { return f.values.Has(name) }

// Set gives a field a value before it is first shown.
func (f *Form) Set(name string, values ...string) {
	if !f.values.Has(name) {
		f.values[name] = values
	}
}

// Date is the date typed in the three boxes of a field; zero and no error when all are empty.
func (f *Form) Date(name, what string) calendar.Date {
	day, month, year := f.Text(name+"-day"), f.Text(name+"-month"), f.Text(name+"-year")
	if day == "" && month == "" && year == "" {
		return calendar.Date{}
	}
	d, err := calendar.ParseDate(year + "-" + pad(month, 2) + "-" + pad(day, 2)) // a year of two figures is no year
	if err != nil {
		f.Errors.Add(name, what+" must be a real date, such as 27 3 2026")
	}
	return d
}

// SetDate gives the three boxes of a date a day before they are first shown.
func (f *Form) SetDate(name string, d calendar.Date) {
	if d.IsZero() {
		return
	}
	f.Set(name+"-day", strconv.Itoa(d.Day()))
	f.Set(name+"-month", strconv.Itoa(int(d.Month())))
	f.Set(name+"-year", strconv.Itoa(d.Year()))
}

// DateField is a question that Date reads, with what was typed and what is wrong with it.
func (f *Form) DateField(name, label, hint string) govuk.DateInputData {
	return govuk.DateInputData{
		Field: f.Field(name, label, hint),
		Day:   f.values.Get(name + "-day"), Month: f.values.Get(name + "-month"), Year: f.values.Get(name + "-year"),
	}
}

// Time is the time of day typed in a field, as people write it: 16:00, 16.00, 4pm, 9.30 am. Zero and no error when it is empty.
func (f *Form) Time(name, what string) calendar.TimeOfDay {
	t, ok := timeOfDay(f.Text(name))
	if !ok {
		f.Errors.Add(name, what+" must be a time, such as 16:00 or 4pm")
	}
	return t
}

var timeWritten = regexp.MustCompile(`^(\d{1,2})(?:[:.]?([0-5]\d))?\s*(am|pm)?$`)

// timeOfDay reads a time. A bare figure such as "4" is no time: nobody can tell which four o’clock.
func timeOfDay(text string) (t calendar.TimeOfDay, ok bool) {
	parts := timeWritten.FindStringSubmatch(strings.ToLower(text))
	if text == "" || parts == nil || parts[2] == "" && parts[3] == "" {
		return calendar.TimeOfDay{}, text == ""
	}
	hour, _ := strconv.Atoi(parts[1]) // two digits
	minute, _ := strconv.Atoi("0" + parts[2])
	switch half := parts[3]; {
	case half != "" && (hour < 1 || hour > 12):
		return calendar.TimeOfDay{}, false
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	t = calendar.NewTime(hour, minute)
	return t, !t.IsZero()
}

func pad(digits string, n int) string {
	return strings.Repeat("0", max(0, n-utf8.RuneCountInString(digits))) + digits
}

// Entry is an entry chosen in a field; empty and no error when none was.
func (f *Form) Entry(name string) ledger.EntryID {
	text := f.Text(name)
	if text == "" {
		return ""
	}
	id, err := ledger.ParseEntryID(text)
	if err != nil {
		f.Errors.Add(name, "Choose one of those listed")
	}
	return id
}

// Entries are the entries chosen in a field that takes several.
func (f *Form) Entries(name string) []ledger.EntryID {
	var out []ledger.EntryID
	for _, text := range f.All(name) {
		id, err := ledger.ParseEntryID(text)
		if err != nil {
			f.Errors.Add(name, "Choose from those listed")
			return nil
		}
		out = append(out, id)
	}
	return out
}

// Field is a question of this form with what was typed and what is wrong with it.
func (f *Form) Field(name, label, hint string) govuk.Field {
	f.asked = append(f.asked, name)
	return govuk.Field{Name: name, Label: label, Hint: hint, Value: f.values.Get(name), Error: f.Errors.For(name)}
}

// inOrder puts what is wrong in the order of the fields, once the page has asked for them. What is wrong with the form as a whole stays first.
func (f *Form) inOrder() {
	slices.SortStableFunc(f.Errors, func(a, b govuk.FieldError) int {
		return cmp.Compare(slices.Index(f.asked, a.Field), slices.Index(f.asked, b.Field))
	})
}

// Data is the form as the page sends it.
func (f *Form) Data() govuk.FormData {
	return govuk.FormData{
		Action: f.action, Entry: string(f.ID), Version: strconv.FormatInt(f.Version, 10), Draft: f.draft, Saved: f.saved, Writer: string(f.writer),
	}
}

// Refused reports whether a verb's error is one that the person can put right here: then the form knows it, and the page is shown again.
// Any other error is for the handler to return.
func (f *Form) Refused(err error) bool {
	var fields fault.Fields
	if errors.As(err, &fields) {
		for _, field := range fields {
			f.Errors.Add(f.fieldOf(field.Name), field.Sentence)
		}
		return true
	}
	if errors.As(err, &f.Conflict) {
		f.seen()
		return true
	}
	return err == nil && len(f.Errors) > 0
}

// Asks says in which field the page asks for what verbs know by another name, so that what is wrong leads there.
func (f *Form) Asks(name, field string) {
	if f.asks == nil {
		f.asks = map[string]string{}
	}
	f.asks[name] = field
}

// fieldOf is the field in which the page asks for what a verb calls so.
func (f *Form) fieldOf(name string) string {
	if field, elsewhere := f.asks[name]; elsewhere {
		return field
	}
	return name
}

// seen takes note that the page now shows what others recorded: sent once more, the form stands beside theirs.
func (f *Form) seen() {
	for _, e := range f.Conflict.Since {
		f.Version = max(f.Version, e.Version)
	}
}

// Secret is a password exactly as typed. It is never kept in a draft or shown again.
func (f *Form) Secret(name string) string { return f.values.Get(name) }
