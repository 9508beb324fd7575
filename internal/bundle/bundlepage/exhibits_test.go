package bundlepage_test

import (
	"net/url"
	"strings"
	"testing"

	"candour/internal/govuk/htmlcheck"
	"candour/internal/workbench/workertest"
)

func TestTheExhibitsOfAReportAreOnePDFWithAFrontSheetForEach(t *testing.T) {
	t.Parallel()
	s := newSite(t, workertest.Bench(t), 350)
	letter, _ := s.paper("Letter of the school", leaves("Isla reads well", "and is often late"))
	message, _ := s.paper("Message", leaves("See you at six"))
	recording, _ := s.paper("Recording", []byte{0, 1, 2, 3})
	address := s.Path("report", string(s.reports().Entry), "exhibits")
	form := s.Ruth.Get(address).OK().Check(htmlcheck.In("#initials", htmlcheck.HasAttr("value", "RA")))
	named := form.Send(url.Values{
		"place-" + message: {"2"}, "description-" + message: {"Message of 3 May"}, "place-" + letter: {"1"}, "description-" + letter: {"Letter of Hill Road School"},
		"place-" + recording: {"3"}, "description-" + recording: {"Recording of 4 May"},
	}).OK()
	named.Check(says("Exhibit RA1: Letter of Hill Road School"), says("Exhibit RA2: Message of 3 May"))
	made := s.makes(address+"/make", url.Values{"looked": {"yes"}})
	made.Check(says("1 to 3"), says("4 to 5"), says("To be handed over as a paper: Recording of 4 May. A sheet says so."))
	file := made.Send(url.Values{"how": {"hand"}}).OK()
	path := kept(t, file.Body)
	tool(t, "qpdf", "--check", path)
	for page, all := range map[int][]string{
		1: {"Exhibit RA1: Letter of Hill Road School", "1 to 3"}, 2: {"EXHIBIT RA1", "Letter of Hill Road School", "of Ruth Adeyemi", "Pages: 2."}, 4: {"and is often late"},
		5: {"EXHIBIT RA2"}, 7: {"EXHIBIT RA3", "The paper is handed over separately"},
	} {
		for _, want := range all {
			if said := pageSays(t, path, page); !strings.Contains(said, want) {
				t.Errorf("page %d says\n%s\nand no %q", page, said, want)
			}
		}
	}
	s.Ruth.Get(s.Path("left")).OK().Check(says("Exhibits to the"), says("of Ruth Adeyemi, 7 pages"))
}

func TestADescriptionOfAnExhibitHoldsNothingHidden(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	letter, _ := s.paper("Letter", plain("Dear all"))
	form := s.Ruth.Get(s.Path("report", string(s.reports().Entry), "exhibits")).OK()
	form.Send(url.Values{"place-" + letter: {"1"}, "description-" + letter: {"Letter sent to 14 Ferry Cottages"}}).Answered(422).Check(htmlcheck.In("#hidden", htmlcheck.HasText("an address of Hannah Ashdown")))
	s.Ruth.Get(form.At).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Exhibit RA1"), htmlcheck.LacksText("Ferry")))
	form.Send(url.Values{"place-" + letter: {"1"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#description-"+letter)))
}
