package evidencepage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// repeatsPage says that an item only repeats another, so that the two count once, or that it stands by itself.
type repeatsPage struct{ actPage }

func (p repeatsPage) Title() string         { return "Does it only repeat another?" }
func (p repeatsPage) Body() templ.Component { return repeatsBody(p) }

func (p Pages) showRepeats(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	if _, carried := page.item.CarriedFrom(); carried {
		return nil, fault.Absent(nil)
	}
	if !page.Form.Has("origin") {
		page.Form.Set("origin", page.offered())
	}
	return repeatsPage{page}, nil
}

// offered is the item that the address names or, without one, the item that this one is said to repeat.
func (p actPage) offered() string {
	if named, ok := p.view.evidence.Item(p.ref(ledger.EntryID(p.Query("origin")))); ok {
		return string(named.Entry.ID)
	}
	return string(p.item.Origin.Entry)
}

func (p Pages) repeats(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	form := evidence.OriginBody{
		Item: page.item.Ref(), Origin: page.ref(page.Form.Entry("origin")), From: page.Form.Text("from"), Why: page.Form.Text("why"),
	}
	return page.record(repeatsPage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.SayOrigin(s, c.By(), page.Form.ID, form)
	})
}

// family is the account that the item belongs to with everything that only repeats it, as a tree.
func (p itemPage) family() []govuk.ChainItem {
	f := p.view.evidence.Family(p.Item, nil)
	if f.From == "" {
		return []govuk.ChainItem{p.branch(f.Root, "")}
	}
	return []govuk.ChainItem{{What: govuk.Link{Text: words.UpperFirst(f.From)}, Under: []govuk.ChainItem{p.branch(f.Root, "from it")}}}
}

func (p itemPage) branch(b evidence.Branch, how string) govuk.ChainItem {
	item := govuk.ChainItem{How: how, What: govuk.Link{Text: p.view.sourceLabel(b.Item)}}
	if b.Item == p.Item {
		item.Why = govuk.Text("This item.")
	} else {
		item.What.Href = p.view.itemURL(b.Item)
	}
	if a := b.Repeats; a != nil && how == repeatsIt {
		item.Why = govuk.Text(join(p.People.Name(a.Entry.Author)+" says that it repeats this", a.Body.Why))
	}
	for _, under := range b.Under {
		item.Under = append(item.Under, p.branch(under, repeatsIt))
	}
	return item
}

const repeatsIt = "repeated by"

// oneOrigin says how many items come from one origin: "Three items, one origin: a telephone call of 3 May 2026."
func (p itemPage) oneOrigin() string {
	f := p.view.evidence.Family(p.Item, nil)
	from := f.From
	if from == "" {
		from = "evidence " + p.view.sourceLabel(f.Root.Item)
	}
	return words.UpperFirst(number(f.Size)) + " items, one origin: " + from + ". They count once."
}

// sourceLabel is an item by its number and who said it when.
func (v *view) sourceLabel(i *evidence.Item) string {
	return v.Words.Say("%d: %s", i.Number, v.source(i))
}

// alike are the earlier items of like words that whoever works on the case is asked about.
func (p itemPage) alike() []*evidence.Item { return p.view.evidence.Alike(p.Item) }

// repeatsURL is where to say that the item only repeats another; nil names none.
func (p itemPage) repeatsURL(other *evidence.Item) string {
	if other == nil {
		return p.view.itemURL(p.Item, "repeats")
	}
	return p.view.itemURL(p.Item, "repeats") + "?origin=" + string(other.Entry.ID)
}

var small = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// number is a number as one writes it in a sentence.
func number(n int) string {
	if n < len(small) {
		return small[n]
	}
	return strconv.Itoa(n)
}
