package htmlcheck

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const form = `<main><h1 class="app-title big">Add  evidence</h1>
<div id="summary"><a href="#who">Say who</a></div>
<form><label for="who">Who?</label><input id="who" name="who" aria-describedby="whoh"><p id="whoh">A hint</p></form>
<ul><li>One</li><li data-kind="two words">Two<br>lines</li></ul></main>`

func TestWhatAPageSaysIsFound(t *testing.T) {
	Page(t, form,
		Sound(),
		In("h1", IsText("Add evidence")),
		In("main > h1.app-title.big", HasText("evidence")),
		In("h1 + div a", HasHref("#who")),
		In("input[name=who]", HasAttr("aria-describedby", "whoh"), LacksAttr("value")),
		InAt("li", 1, IsText("Two lines")),
		InEach("li", LacksAttr("class")),
		In(`li[data-kind^="two"], h6`),
		Count("ul li", 2),
		NotIn("form li"),
	)
}

func TestWhatAPageDoesNotSayIsReported(t *testing.T) {
	for name, check := range map[string]Checker{
		"nothing chosen":             In("h2"),
		"too few":                    InAt("li", 2),
		"other words":                In("h1", IsText("Add")),
		"words missing":              In("h1", HasText("decision")),
		"words in an attribute":      LacksText("two words"),
		"another address":            In("a", HasHref("#why")),
		"an attribute missing":       In("input", HasAttr("value", "")),
		"an attribute there":         In("input", LacksAttr("name")),
		"one of several":             InEach("li", HasText("One")),
		"none of several":            InEach("h2"),
		"a wrong count":              Count("li", 3),
		"a child that is deeper":     In("main > li"),
		"a neighbour that is not":    In("h1 + form"),
		"an unfinished selector":     In("h1 >"),
		"an unreadable selector":     In("h1:hover"),
		"one wrong check among many": In("h1", HasText("Add"), HasText("nothing")),
	} {
		if check(parsed(t, form)) == nil {
			t.Errorf("%s: not reported", name)
		}
	}
}

func TestAnUnsoundPageIsReported(t *testing.T) {
	for body, want := range map[string]string{
		`<p id="a"></p><p id="a"></p>`:                 "used twice",
		`<label for="x">X</label>`:                     "refers to nothing",
		`<a href="#x">Go</a>`:                          "not on the page",
		`<input name="x">`:                             "no label",
		`<select name="x"></select>`:                   "no label",
		`<fieldset><p>Which?</p></fieldset>`:           "no legend",
		`<button></button>`:                            "no words",
		`<p style="color:red">`:                        "inline style",
		`<p onclick="go()">`:                           "inline onclick",
		`<script>go()</script>`:                        "inline <script>",
		`<p aria-describedby="h">`:                     "refers to nothing",
		`<div><style>p{}</style></div>`:                "inline <style>",
		`<section aria-labelledby="h">Words</section>`: "refers to nothing",
	} {
		err := Sound()(parsed(t, body))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: reported %v, wanted %q", body, err, want)
		}
	}
}

func parsed(t *testing.T, body string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func TestWordsOfTheCodeAreReported(t *testing.T) {
	for _, body := range []string{"<p>Evidence 6 fell.</p>", "<title>Ledger</title>", "<p>2 Nodes</p>", "<p>The school's letter</p>"} {
		if PlainWords()(parsed(t, body)) == nil {
			t.Errorf("%s: not reported", body)
		}
	}
	Page(t, `<p class="app-is-fell">The school’s letter no longer stands.</p>`, PlainWords())
}
