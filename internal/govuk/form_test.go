package govuk_test

import (
	"strings"
	"testing"

	"github.com/a-h/templ"
	"pgregory.net/rapid"

	"golang.org/x/net/html"

	"candour/internal/govuk"
	. "candour/internal/govuk/htmlcheck"
)

var who = govuk.Field{Name: "who", Label: "Who said it?", Hint: "A name, and who they are to the children.", Error: "Say who told you this"}

func TestAFieldIsTiedToItsLabelHintAndError(t *testing.T) {
	options := []govuk.Option{{Value: "first", Label: "They saw it"}, {Value: "second", Label: "Someone told them"}}
	for name, c := range map[string]templ.Component{
		"input":    govuk.Input(govuk.InputData{Field: who}),
		"textarea": govuk.Textarea(govuk.TextareaData{Field: who}),
		"select":   govuk.Select(govuk.SelectData{Field: who, Options: options}),
		"file":     govuk.FileUpload(govuk.FileUploadData{Field: who}),
	} {
		t.Run(name, func(t *testing.T) {
			Component(t, c,
				Sound(),
				In("label[for=who]", IsText("Who said it?")),
				In("#who", HasAttr("name", "who"), HasAttr("aria-describedby", "who-hint who-error")),
				In("#who-error", IsText("Error: Say who told you this")),
				In(".govuk-form-group--error"))
		})
	}
	for name, c := range map[string]templ.Component{
		"radios":     govuk.Radios(govuk.RadiosData{Field: who, Options: options}),
		"checkboxes": govuk.Checkboxes(govuk.CheckboxesData{Field: who, Options: options}),
		"date":       govuk.DateInput(govuk.DateInputData{Field: who}),
	} {
		t.Run(name, func(t *testing.T) {
			Component(t, c,
				Sound(),
				In("fieldset > legend", IsText("Who said it?")),
				In("fieldset", HasAttr("aria-describedby", "who-hint who-error")),
				In("input#who"),
				In(".govuk-form-group--error"))
		})
	}
}

func TestAFieldWithoutHintOrErrorIsDescribedByNothing(t *testing.T) {
	Component(t, govuk.Input(govuk.InputData{Field: govuk.Field{Name: "else", Label: "Who else was there?"}}),
		Sound(), In("input", LacksAttr("aria-describedby")), NotIn(".govuk-hint, .govuk-error-message, .govuk-form-group--error"))
}

func TestAFieldMayBearAnotherIDThanItsName(t *testing.T) {
	Component(t, govuk.Textarea(govuk.TextareaData{Field: govuk.Field{Name: "text", ID: "s43", Label: "What you want to say", Hint: "One statement."}}),
		Sound(), In("label[for=s43]"), In("textarea#s43[name=text]", HasAttr("aria-describedby", "s43-hint")))
}

func TestTheErrorSummaryLeadsToTheFieldToMend(t *testing.T) {
	var errors govuk.Errors
	errors.Add("who", "Say who told you this")
	errors.Add("hand", "Say how they know")
	errors.Add("said", "The day it was said must be today or earlier")
	options := []govuk.Option{{Value: "first", Label: "They saw it"}, {Value: "second", Label: "Someone told them"}}
	form := templ.Join(
		govuk.ErrorSummary(errors),
		govuk.Input(govuk.InputData{Field: govuk.Field{Name: "who", Label: "Who said it?", Error: errors.For("who")}}),
		govuk.Radios(govuk.RadiosData{Field: govuk.Field{Name: "hand", Label: "How do they know?", Error: errors.For("hand")}, Options: options}),
		govuk.DateInput(govuk.DateInputData{Field: govuk.Field{Name: "said", Label: "When?", Error: errors.For("said")}, Day: "3", Month: "13", Year: "2026", Wrong: govuk.Month}),
	)
	Component(t, form,
		Sound(), // every link within the page leads to something
		In(".govuk-error-summary [role=alert] h2", IsText("There is a problem")),
		Count(".govuk-error-summary a", 3),
		In("input#who[name=who]"),
		In("input#hand[value=first]"),
		In("input#said[name=said-month]", HasAttr("value", "13")),
		Count("input.govuk-input--error", 2))
}

func TestWithoutErrorsThereIsNoSummary(t *testing.T) {
	Component(t, govuk.ErrorSummary(nil), NotIn("div"))
}

func TestAWholeDateCanBeWrong(t *testing.T) {
	Component(t, govuk.DateInput(govuk.DateInputData{Field: govuk.Field{Name: "said", Label: "When?", Error: "Give the day"}}),
		Sound(), Count("input.govuk-input--error", 3), In("input#said[name=said-day]"), In("input[name=said-year][inputmode=numeric]"))
}

func TestWhatIsWrittenAboutAPersonStaysHere(t *testing.T) {
	for _, c := range []templ.Component{
		govuk.Input(govuk.InputData{Field: who}),
		govuk.Textarea(govuk.TextareaData{Field: who}),
		govuk.DateInput(govuk.DateInputData{Field: who}),
	} {
		Component(t, c, InEach("input, textarea",
			HasAttr("spellcheck", "false"), HasAttr("autocomplete", "off"), HasAttr("translate", "no"), HasAttr("writingsuggestions", "false")))
	}
}

func TestAReadersOwnNameMayBeRemembered(t *testing.T) {
	Component(t, govuk.Input(govuk.InputData{Field: govuk.Field{Name: "user", Label: "Your name"}, Autocomplete: "username"}),
		In("input", HasAttr("autocomplete", "username"), HasAttr("spellcheck", "false")))
}

func TestTheChosenAnswersAreKept(t *testing.T) {
	options := []govuk.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B", Hint: "The second"}, {Value: "c", Label: "C"}}
	Component(t, govuk.Radios(govuk.RadiosData{Field: govuk.Field{Name: "x", Label: "X", Value: "b"}, Options: options}),
		Sound(), Count("input[checked]", 1), In("input[checked]", HasAttr("value", "b"), HasAttr("aria-describedby", "x-2-item-hint")))
	Component(t, govuk.Checkboxes(govuk.CheckboxesData{Field: govuk.Field{Name: "x", Label: "X"}, Options: options, Chosen: []string{"a", "c"}}),
		Sound(), Count("input[checked]", 2), NotIn("input[checked][value=b]"))
	Component(t, govuk.Select(govuk.SelectData{Field: govuk.Field{Name: "x", Label: "X", Value: "c"}, Options: options}),
		Sound(), In("option[selected]", IsText("C")), Count("option[selected]", 1))
}

func TestNoRadioIsChosenUntilOneIs(t *testing.T) {
	Component(t, govuk.Radios(govuk.RadiosData{Field: govuk.Field{Name: "x", Label: "X"}, Options: []govuk.Option{{Label: "Not yet"}, {Value: "b", Label: "B", Or: true}}}),
		NotIn("input[checked]"), In(".govuk-radios__divider", IsText("or")))
}

func TestWhatAnOptionAsksFurtherFollowsIt(t *testing.T) {
	more := govuk.Input(govuk.InputData{Field: govuk.Field{Name: "why", Label: "Why?"}})
	Component(t, govuk.Radios(govuk.RadiosData{Field: govuk.Field{Name: "x", Label: "X"}, Options: []govuk.Option{{Value: "no", Label: "No", More: more}, {Value: "yes", Label: "Yes"}}}),
		Sound(), In(".govuk-radios__item + .govuk-radios__conditional input[name=why]"))
}

func TestAFormCarriesItsEntryAndVersion(t *testing.T) {
	form := govuk.FormData{
		Action: "/case/1/evidence", Entry: "0197", Version: "12", Hidden: []govuk.Hidden{{Name: "back", Value: "item"}},
		Draft: "/case/1/draft/evidence", Saved: "Draft saved 09:06.",
	}
	Component(t, within(govuk.Form(form), govuk.Button(govuk.ButtonData{Text: "Add to the record"})),
		Sound(),
		In("form[method=post][novalidate]", HasAttr("action", "/case/1/evidence"), HasAttr("data-draft", "/case/1/draft/evidence"), LacksAttr("enctype")),
		In("input[type=hidden][name=entry]", HasAttr("value", "0197")),
		In("input[type=hidden][name=version]", HasAttr("value", "12")),
		In("input[type=hidden][name=back]", HasAttr("value", "item")),
		In("[data-draft-note][role=status]", IsText("Draft saved 09:06.")),
		In("button[type=submit]", IsText("Add to the record"), LacksAttr("name")))
}

func TestAFormWithoutADraftSavesNothing(t *testing.T) {
	Component(t, govuk.Form(govuk.FormData{Action: "/x", Files: true}),
		In("form[enctype]", HasAttr("enctype", "multipart/form-data"), LacksAttr("data-draft")), NotIn(".app-saved, input"))
}

func TestAButtonMayBeALinkOrCarryAValue(t *testing.T) {
	Component(t, govuk.Button(govuk.ButtonData{Text: "Carry on", Href: "/next", Kind: govuk.Secondary}),
		In("a.govuk-button--secondary[role=button]", HasHref("/next")))
	Component(t, govuk.Button(govuk.ButtonData{Text: "Take out", Hidden: "statement 4.3", Name: "do", Value: "out", Kind: govuk.Warning}),
		In("button.govuk-button--warning[name=do][value=out]", IsText("Take out statement 4.3")))
}

// Whatever was typed comes back exactly, and never as markup.
func TestEveryTypedWordComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := strings.Map(asTyped, rapid.StringOf(rapid.RuneFrom([]rune("a\n\t &<>\"'’/;-\u00e9"))).Draw(t, "typed"))
		field := govuk.Field{Name: "x", Label: typed, Hint: typed + ".", Value: typed, Error: typed}
		var body strings.Builder
		all := templ.Join(govuk.Textarea(govuk.TextareaData{Field: field}), govuk.Input(govuk.InputData{Field: field}))
		if err := all.Render(t.Context(), &body); err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(strings.NewReader(body.String()))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if got, is := value(n); is && got != typed {
				t.Fatalf("%q came back as %q in <%s>", typed, got, n.Data)
			}
		}
	})
}

// asTyped leaves out what no browser sends.
func asTyped(r rune) rune {
	if r == '\r' || r == 0 {
		return -1
	}
	return r
}

func value(n *html.Node) (string, bool) {
	switch {
	case n.Data == "textarea" && n.FirstChild != nil:
		return n.FirstChild.Data, true
	case n.Data == "textarea":
		return "", true
	case n.Data == "input":
		for _, a := range n.Attr {
			if a.Key == "value" {
				return a.Val, true
			}
		}
	}
	return "", false
}
