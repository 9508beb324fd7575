package evidencepage

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// itemPage is one item: the exact words, where it stands in both respects, says who, why, what was answered, and what rests on it.
type itemPage struct {
	web.CasePage
	view *view
	evidence.Page
	drawn string // address of the evidence map about this item; may be empty
}

func (p itemPage) Title() string         { return "An item of evidence" }
func (p itemPage) Body() templ.Component { return itemBody(p) }

func (p Pages) item(c *web.Case) (web.Page, error) {
	c = c.AsAsked(casework.AsAt)
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	i, err := v.itemOf()
	if err != nil {
		return nil, err
	}
	page, ok := v.evidence.Page(v.argument, i.Ref(), nil)
	if !ok {
		return nil, fault.Absent(nil)
	}
	out := itemPage{CasePage: web.CasePage{Case: c}, view: v, Page: page}
	if p.Map != "" {
		out.drawn = c.URL(p.Map) + "?of=" + string(i.Entry.ID)
	}
	return out, nil
}

func (p itemPage) number() string { return strconv.Itoa(p.Item.Number) }

// where heads the two standings.
func (p itemPage) where() string {
	if p.Then.IsZero() {
		return "Where it stands today"
	}
	return "Where it stood"
}

// isSo is where the matter stands. What stands only because nobody has been heard against it is said to be just that.
func (p itemPage) isSo() govuk.Verdict {
	if p.unanswered() {
		return govuk.Verdict{Tag: govuk.StandingTagSaying(govuk.Stands, "Not disputed"), Sentence: verdict("It is so:", "nobody has said otherwise yet. "+p.So.Why)}
	}
	return govuk.Verdict{Tag: tag(p.So.Standing), Sentence: verdict("It is so.", p.So.Why)}
}

// unanswered reports whether the matter stands on what was said and nothing was ever put against it.
func (p itemPage) unanswered() bool {
	return p.So.Standing == footing.Stands && len(p.view.argument.Challenges(footing.Of(p.Item.Ref(), footing.So))) == 0
}

// mayBeSaid is what a report may say of the item as it stands.
func (p itemPage) mayBeSaid() string {
	who := "it was said"
	if p.Item.Source != nil {
		who = p.view.name(p.Item.Source.Who) + " said it"
	}
	switch s := p.So.Standing; {
	case p.unanswered():
		return "So a report may say that it is so, and from whom we know. Somebody who says otherwise changes that."
	case s.Holds():
		return "So a report may say that it is so, and from whom we know."
	case s == footing.Disputed:
		return "So a report may say that " + who + ", and what the other says. It may not say that it happened."
	case s == footing.NoLongerStands:
		return "So a report may name it only as something that no longer stands."
	default:
		return "So nothing in a report may rest on it."
	}
}

// facts answer “says who?”.
func (p itemPage) facts() []govuk.Fact {
	i, src := p.Item, p.Item.Source
	if src == nil {
		return nil
	}
	facts := []govuk.Fact{
		{Term: "Who said it", Detail: govuk.Text(p.view.name(src.Who) + ", " + p.kind())},
		{Term: "First or second hand", Detail: govuk.Text(p.hand())},
		{Term: "When", Detail: govuk.Text(p.when())},
		{Term: "How we got it", Detail: govuk.Text(join(p.choice(p.view.pack.Evidence.Obtained, src.Obtained), src.How))},
		{Term: "Who else was there", Detail: govuk.Text(orNot(src.Present))},
		{Term: "Word for word?", Detail: govuk.Text(map[bool]string{true: "Yes", false: "No, in our words"}[src.Verbatim])},
		{Term: "Where it is kept", Detail: p.kept()},
		{Term: "How they may be named", Detail: govuk.Text(p.choice(p.view.pack.Evidence.Naming, src.Naming))},
	}
	if at, bundle := p.view.evidence.BundlePageOf(src, i.At()); at != "" {
		facts = append(facts, govuk.Fact{Term: "Page in the bundle", Detail: govuk.Text(at + ", " + bundle)})
	}
	for _, id := range src.Handling {
		if h, ok := p.view.pack.Handling(id); ok {
			facts = append(facts, govuk.Fact{Term: "Condition: " + h.Name, Detail: govuk.Text(h.Explain)})
		}
	}
	if on, ok := i.Expires(p.view.pack); ok {
		facts = append(facts, govuk.Fact{Term: "Out of date from", Detail: govuk.Text(on.Plain() + ", unless somebody looks again")})
	}
	return append(facts, p.crossed()...)
}

// crossed says where the item was taken from, and into how many cases. What these are called is for their own pages.
func (p itemPage) crossed() []govuk.Fact {
	var facts []govuk.Fact
	copied := p.Item.Origin
	for _, x := range p.view.people.Crossings() {
		words := "Another case, on " + calendar.DateInLondon(x.Entry.Recorded).Plain() + ". " + x.Why
		_, from := p.Item.CarriedFrom()
		switch {
		case x.Out && x.What == p.Item.Ref():
			facts = append(facts, govuk.Fact{Term: "Taken into", Detail: govuk.Text(words)})
		case from && !x.Out && x.What == copied:
			facts = append(facts, govuk.Fact{Term: "Taken from", Detail: govuk.Text(words)})
		}
	}
	return facts
}

func (p itemPage) kind() string {
	kind, ok := p.view.pack.SourceKind(p.Item.Source.Kind)
	if !ok {
		return p.Item.Source.Kind
	}
	return inSentence(kind.Name)
}

// inSentence is a name as it stands within a sentence: "a parent", and "GP" as it is.
func inSentence(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	if strings.ToUpper(first) == first && len(first) > 1 {
		return name
	}
	return strings.TrimSpace(strings.ToLower(first) + " " + rest)
}

func (p itemPage) hand() string {
	hand := p.choice(p.view.pack.Evidence.Hands, p.Item.Hand)
	if !p.Item.Heard.IsZero() {
		hand += ", from " + p.view.name(p.Item.Heard)
	}
	return join(hand, p.Item.Source.Knows)
}

func (p itemPage) when() string {
	when := "Said or written on " + p.Item.Source.On().Plain()
	if about := p.Item.Entry.Happened; about != nil {
		when += ", about " + casework.DayOf(about).Plain()
	}
	return when
}

func (p itemPage) choice(options []pack.Option, id string) string {
	if o, ok := pack.Choice(options, id); ok {
		return o.Name
	}
	return id
}

func join(sentence, more string) string {
	if more == "" {
		return words.Ended(sentence)
	}
	return words.Ended(sentence) + " " + more
}

func orNot(text string) string {
	if text == "" {
		return "Not asked yet"
	}
	return text
}

// kept leads to where the words stand.
func (p itemPage) kept() templ.Component {
	paper, attachment := p.Item.Source.Paper, p.Item.Source.Attachment
	switch {
	case !paper.Note.IsZero():
		return govuk.Anchor(govuk.Link{Text: "The note the words were marked in", Href: p.URL("note", string(paper.Note.Entry))})
	case attachment.State == evidence.Ready:
		return govuk.Anchor(govuk.Link{Text: orNamed(paper.Name) + " (a copy made safe to open)", Href: p.view.itemURL(p.Item, "attachment")})
	case attachment.State == evidence.Unreadable:
		return govuk.Text(orNamed(paper.Name) + ": " + attachment.Why)
	case attachment.State == evidence.MakingReady:
		return govuk.Text(orNamed(paper.Name) + ", being made ready to be seen")
	default:
		return govuk.Text(orNamed(paper.Name))
	}
}

func orNamed(name string) string {
	if name == "" {
		return "Not kept as a document"
	}
	return name
}

// chain is why the matter stands where it does: what it rests on, and what stands against it.
func (p itemPage) chain() []govuk.ChainItem {
	key := footing.Of(p.Item.Ref(), footing.So)
	top := govuk.ChainItem{Tag: tag(p.So.Standing), What: govuk.Link{Text: p.Item.Says}}
	for _, s := range p.view.argument.Supports(key) {
		for _, premise := range s.Premises {
			top.Under = append(top.Under, p.link(s.Words(), premise, "by the step “"+s.By+"”"))
		}
	}
	for _, a := range p.view.argument.Challenges(key) {
		top.Under = append(top.Under, p.link(a.Words(), a.From, ""))
	}
	return []govuk.ChainItem{top}
}

func (p itemPage) link(how string, k footing.Key, why string) govuk.ChainItem {
	item := govuk.ChainItem{How: how, Tag: tag(p.view.argument.Standing(k)), What: govuk.Link{Text: p.view.argument.Name(k)}}
	if i, ok := p.view.evidence.Item(k.Ref); ok && i != p.Item {
		item.What.Href = p.view.itemURL(i)
	}
	if why != "" {
		item.Why = govuk.Text(why)
	}
	return item
}

// answers are the disputes, each in the party's own words.
func (p itemPage) answers() []govuk.ThreadItem {
	var out []govuk.ThreadItem
	for _, a := range p.Answers {
		out = append(out, govuk.ThreadItem{Head: govuk.Text(p.view.source(a.Denial) + ", disputes " + string(a.Point)), Words: a.Denial.ItemBody.Words})
	}
	for _, second := range p.TookBack {
		out = append(out, govuk.ThreadItem{Head: govuk.Text(p.view.source(second) + ", a second account"), Words: second.ItemBody.Words,
			Note: govuk.Text("Both accounts stand beside each other. Nothing follows from either replacing the other.")})
	}
	return out
}

// resting is what rests on the item, as rows of a table.
func (p itemPage) resting() [][]templ.Component {
	var rows [][]templ.Component
	for _, r := range p.Resting {
		how := "By way of something else"
		if r.Direct {
			how = "Directly"
		}
		rows = append(rows, []templ.Component{govuk.Text(p.view.argument.Name(r.Key)), govuk.Text(how), tag(r.Standing)})
	}
	return rows
}

// acts are what can be done to the item, each with what it will cause.
func (p itemPage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) {
		return nil
	}
	act := func(text, path, means string) govuk.ActData {
		return govuk.ActData{Link: govuk.Link{Text: text, Href: p.view.itemURL(p.Item, path)}, Means: means}
	}
	ref := p.Item.Ref()
	var now []govuk.ActData // what only some items can have done to them
	if len(p.view.evidence.Unconfirmed(ref)) > 0 {
		now = append(now, act("The document of the decision has come", "confirm", "The decision is known from a note of the hearing, and provisional until then."))
	}
	if len(p.view.evidence.Appealable(ref)) > 0 {
		now = append(now, act("A court set a decision aside", "set-aside", "As on appeal. The matter is then as it was before that decision."))
	}
	if len(p.view.evidence.OpinionsOf(ref, p.Person.ID)) > 0 {
		now = append(now, act("I give up my opinion", "weight", "You placed no weight on this. Your own conclusions may rest on it again."))
	}
	if _, found := p.view.evidence.Finding(ref); found || evidence.Replaceable(p.view.pack, p.Item.Source) {
		now = append(now, act("A document was corrected", "replace", "The earlier one stays readable, and what rested on it must be answered for."))
	}
	return append(now, []govuk.ActData{
		act("A party disputes it", "dispute", "Both accounts stand as said. Neither can be stated as fact until the matter is settled."),
		act("A court decided it", "find", "Proved, or not proved, with its date and paragraph. What rested on the other side no longer stands."),
		act("Admitted, convicted, or another outcome", "settle", "Only an admission or a conviction settles it; the others stand beside it."),
		act("Better evidence shows otherwise", "outweigh", "Where no party disputes the matter. You say why it is better."),
		act("Whoever said it takes it back", "take-back", "A second account beside the first. People also retract under pressure."),
		act("I place no weight on this", "no-weight", "Your opinion. Your own conclusions can no longer rest on it; the account stays."),
		act("It is about the same thing as another", "matter", "Several items may speak to one matter."),
		act("Does it only repeat another?", "repeats", "An account copied through many documents counts once. Or it stands by itself after all."),
		act("Take it into another case", "carry", "One linked with this. Both cases say so, and the copy follows what becomes of this one."),
		act("How it may be used and named", "handling", "Who may be named to others, and under which conditions it was given."),
		act("Give its page in a bundle", "bundle-page", "Of a bundle that somebody else made. Reports not yet signed give the page with the source."),
	}...)
}

func (p Pages) attachment(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	i, err := v.itemOf()
	if err != nil {
		return nil, err
	}
	if i.Source == nil || i.Source.Attachment.State != evidence.Ready {
		return nil, fault.Absent(nil)
	}
	return p.handOver(c, i.Source.Entry.ID, i.Source.Attachment.Shown)
}

func extension(media string) string {
	switch media {
	case "application/pdf":
		return ".pdf"
	case "image/png":
		return ".png"
	case "image/jpeg":
		return ".jpg"
	default:
		return ".txt"
	}
}
