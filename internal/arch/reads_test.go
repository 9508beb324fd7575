package arch_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// ofReads is what asks the record of looks: its rows, and the functions that ask them.
var ofReads = regexp.MustCompile(`\bread_1\b|\bturned_away_1\b|access\.(?:OpenedOn|TurnedAwayOn|TurnedAway|LookedAmong|SignedInSince|WhoLooked)\b`)

// mayAskReads are the files that ask the record of looks, and for what. One that asks by person is of access or of the access review: reads are counted,
// summed or compared for a worker nowhere else.
var mayAskReads = map[string]string{
	"internal/access/reads.go":                        "writes them; who looked at one stream",
	"internal/access/decide.go":                       "when somebody themselves last looked at the case that they open",
	"internal/access/daysreads.go":                    "for the access review",
	"internal/accessreview/nightly.go":                "the access review",
	"internal/accessreview/volume.go":                 "the access review",
	"internal/accessreview/leavers.go":                "the access review",
	"internal/accessreview/accessreviewpage/looks.go": "the looks that one finding rests on",
	"internal/casepage/lists.go":                      "what is new since somebody themselves last looked at their own cases",
	"internal/casework/caseworkpage/who_has_seen.go":  "who looked at one case",
	"internal/casework/caseworkpage/wrong_case.go":    "who looked at one case while something stood in it that belongs elsewhere",
	"internal/breach/breachpage/seen.go":              "who looked at one case after a breach",
}

// TestReadsAreAskedByPersonInTheAccessReviewAlone holds the closed list of what asks the record of looks.
func TestReadsAreAskedByPersonInTheAccessReviewAlone(t *testing.T) {
	asking := map[string]bool{}
	files(t, func(path, content string) {
		path = filepath.ToSlash(path)
		if !strings.HasPrefix(path, "internal/") || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || !ofReads.MatchString(content) {
			return
		}
		asking[path] = true
		if mayAskReads[path] == "" {
			t.Errorf("%s asks the record of looks: reads are for confidentiality only. If it asks of one case, or of whoever asks, say so in mayAskReads", path)
		}
	})
	for path, what := range mayAskReads {
		if what != "" && !asking[path] {
			t.Errorf("%s asks the record of looks no more: take it off the list", path)
		}
	}
}
