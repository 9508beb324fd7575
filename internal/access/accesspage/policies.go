package accesspage

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/web"
)

// PoliciesURL is where the policies can be read: by whoever is signed in, for nothing in them is about anybody.
const PoliciesURL = "/access/policies"

// policiesPage is every policy as its file says it, in plain words and as the program reads it, with the table that they were held to at the start.
type policiesPage struct {
	files []access.PolicyFile
	truth access.TruthShown
}

func (p policiesPage) Title() string         { return "Who may see and do what" }
func (p policiesPage) Body() templ.Component { return policiesBody(p) }

func showPolicies(*web.Visit) (web.Page, error) {
	files, truth, err := access.Policies()
	return policiesPage{files, truth}, err
}

// fileID is the name of a file's heading within the page.
func fileID(f access.PolicyFile) string { return "file-" + strings.TrimSuffix(f.Name, ".cedar") }

// heading is the first sentence of what a file says of its policies, and rest the others.
func heading(f access.PolicyFile) string {
	first, _, _ := strings.Cut(f.Says, ". ")
	return strings.TrimSuffix(first, ".")
}

func rest(f access.PolicyFile) []string {
	if _, others, more := strings.Cut(f.Says, ". "); more {
		return strings.Split(others, "\n")
	}
	return nil
}

// codeLines are the lines of a policy, each with its indentation kept where it breaks.
func codeLines(p access.PolicyText) (lines []string) {
	for l := range strings.SplitSeq(p.Code, "\n") {
		words := strings.TrimLeft(l, " ")
		lines = append(lines, strings.Repeat("\u00a0", len(l)-len(words))+words)
	}
	return lines
}

// everybody are the acts that whoever is signed in may do, which the table of situations leaves out for its readers.
var everybody = []access.Rule{access.SignedIn, access.Anyone, access.Self}

func (p policiesPage) rows() [][]templ.Component {
	var rows [][]templ.Component
	for _, s := range p.truth.Situations {
		rows = append(rows, []templ.Component{govuk.Text(s.Words), govuk.Text(s.Who), govuk.Text(s.Ties), mayList(p.may(s))})
	}
	return rows
}

func (p policiesPage) may(s access.Situation) (all []string) {
	for _, rule := range s.May {
		if !slices.Contains(everybody, rule) {
			all = append(all, p.truth.Means[rule])
		}
	}
	return all
}
