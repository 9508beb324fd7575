package evidencepage

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// severalPage takes passages of a paper as evidence, as many at once as matter: each is an item with its exact words and its page. Who wrote the paper is
// said once.
type severalPage struct {
	accountPage
	paper   evidence.PaperText
	repeats []*evidence.Item // of this paper, those that say much the same as an earlier one and of which nobody has said whether they only repeat it
}

func (p severalPage) Title() string         { return "Mark what matters" }
func (p severalPage) Body() templ.Component { return severalBody(p) }

func (p Pages) severalForm(c *web.Case) (severalPage, error) {
	if p.Papers == nil {
		return severalPage{}, fault.Absent(nil)
	}
	paper, err := p.Papers.Whole(c, c.Request.PathValue("document"))
	if err != nil {
		return severalPage{}, err
	}
	page, err := p.accountForm(c)
	page.from = &evidence.Passage{Paper: paper.Paper, Source: paper.Source}
	if err != nil {
		return severalPage{}, err
	}
	return severalPage{page, paper, repeatsIn(page.view.evidence, paper.Paper.Name)}, nil
}

func (p Pages) showSeveral(c *web.Case) (web.Page, error) {
	page, err := p.severalForm(c)
	if err != nil {
		return nil, err
	}
	page.Form.Set("hand", "unknown")
	if page.asksSource() {
		page.Form.Set("obtained", "court_papers")
		page.Form.Set("paper", page.paper.Paper.Name)
	}
	return page, nil
}

func (p Pages) markSeveral(c *web.Case) (web.Page, error) {
	page, err := p.severalForm(c)
	if err != nil {
		return nil, err
	}
	gather := page.gathered()
	if err := page.warn(textsOf(gather)...); err != nil {
		return nil, err
	}
	if len(page.Form.Errors) > 0 {
		return page, nil
	}
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return evidence.DrawSeveral(p.Pack, evidence.Of(h), c.By(), page.Form.ID, gather)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.Request.URL.Path), err
}

// gathered are the items that the form gives: of a paper that came by hand from its source on record, of another from one recorded with them.
func (p severalPage) gathered() evidence.GatherForm {
	all := evidence.GatherForm{Source: p.paper.Source}
	if p.asksSource() {
		all.From = p.account(evidence.Paper{Name: p.Form.Text("paper")}).From
		all.From.Verbatim = true
	}
	for _, x := range p.paper.Paragraphs {
		if !x.Hidden && slices.Contains(p.Form.All("mark"), strconv.Itoa(x.Number)) {
			all.Items = append(all.Items, evidence.Gathered{ItemForm: p.itemOf(x)})
		}
	}
	if len(all.Items) == 0 {
		p.Form.Errors.Add("mark", "Tick each passage that matters")
	}
	return all
}

// itemOf is what the form says of a paragraph. Who told the writer is asked of each, because a statement holds what was seen beside what was heard.
func (p severalPage) itemOf(x evidence.Paragraph) evidence.ItemForm {
	item := evidence.ItemForm{ItemBody: evidence.ItemBody{Words: x.Words, Says: p.Form.Text(fieldOf("says", x)), Hand: p.Form.Text("hand"), Page: x.Page, Passage: x.Printed}}
	if item.Says == "" {
		item.Says = firstSentence(x.Words)
	}
	switch told := p.Form.Text(fieldOf("told", x)); told {
	case "":
	case nobodyTold:
		item.Hand = "first"
	default:
		item.Hand, item.Heard = evidence.SecondHand, evidence.Who{Person: p.ref(p.Form.Entry(fieldOf("told", x)))}
	}
	return item
}

// nobodyTold is the answer that the writer saw or heard it.
const nobodyTold = "nobody"

// fieldOf is the name of a question that is asked of each paragraph.
func fieldOf(field string, x evidence.Paragraph) string { return field + "-" + strconv.Itoa(x.Number) }

// textsOf are all that the items say.
func textsOf(all evidence.GatherForm) []string {
	var texts []string
	for _, item := range all.Items {
		texts = append(texts, item.Words, item.Says)
	}
	return texts
}

// marks are the paragraphs to choose from. One that is hidden in part is left out.
func (p severalPage) marks() []govuk.Option {
	var all []govuk.Option
	for _, x := range p.paper.Paragraphs {
		if !x.Hidden {
			all = append(all, govuk.Option{Value: strconv.Itoa(x.Number), Label: x.Words, Hint: where(x), Tag: p.already(x), More: asksOfPassage(p, x)})
		}
	}
	return all
}

// where is where a paragraph stands: “Paragraph 12, page 3”.
func where(x evidence.Paragraph) string {
	if x.Printed == "" {
		return "Page " + strconv.Itoa(x.Page)
	}
	return "Paragraph " + x.Printed + ", page " + strconv.Itoa(x.Page)
}

// called is a paragraph in a question about it.
func called(x evidence.Paragraph) string {
	if x.Printed == "" {
		return "this passage"
	}
	return "paragraph " + x.Printed
}

// hidden is how many paragraphs are left out.
func (p severalPage) hidden() (n int) {
	for _, x := range p.paper.Paragraphs {
		if x.Hidden {
			n++
		}
	}
	return n
}

// already says which item a paragraph is, when it was marked before.
func (p severalPage) already(x evidence.Paragraph) templ.Component {
	for _, i := range p.view.evidence.Items() {
		if i.Page == x.Page && i.Source != nil && i.Source.Paper.Name == p.paper.Paper.Name && asWritten(x.Words, i.ItemBody.Words) != "" {
			return govuk.Tag("Item " + strconv.Itoa(i.Number))
		}
	}
	return nil
}

func repeatsIn(s *evidence.State, paper string) (all []*evidence.Item) {
	for _, i := range s.Items() {
		if i.Source != nil && i.Source.Paper.Name == paper && len(s.Alike(i)) > 0 {
			all = append(all, i)
		}
	}
	return all
}

// hands are those that one answer can give for all: who told the writer is said of each passage.
func (p severalPage) hands() []govuk.Option {
	return slices.DeleteFunc(choices(p.view.pack.Evidence.Hands), func(o govuk.Option) bool { return o.Value == evidence.SecondHand })
}

// toldOptions are those from whom the writer may have it.
func (p severalPage) toldOptions() []govuk.Option {
	return append([]govuk.Option{{Value: "", Label: "As said for all of them"}, {Value: nobodyTold, Label: "Nobody: they saw or heard it"}}, p.personOptions("")[1:]...)
}

// longestLine is how much of a passage stands as the line that says what it says.
const longestLine = 160

// firstSentence is the first sentence of a passage, cut at a word.
func firstSentence(words string) string {
	if end := strings.Index(words, ". "); end > 0 {
		words = words[:end+1]
	}
	letters := []rune(words)
	if len(letters) <= longestLine {
		return words
	}
	cut := string(letters[:longestLine])
	return cut[:max(strings.LastIndex(cut, " "), 1)] + " …"
}
