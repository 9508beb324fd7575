package storyboard_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"candour/internal/pack"
	"candour/internal/storyboard"
	"candour/packs/england"
)

func loaded(t *testing.T) *pack.Pack {
	t.Helper()
	p, err := pack.Load(england.FS)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// eachText is every text of the ready-made stories, in both stages.
func eachText(p *pack.Pack, do func(key string, stage pack.Stage, text string)) {
	for _, story := range p.Stories.All {
		for _, panel := range story.Panels {
			for _, stage := range pack.Stages {
				key := pack.StoryKey(story.ID, stage, panel.ID)
				do(key, stage, p.Stories.Say("en", key))
			}
		}
	}
}

// A day such as “Tuesday 5 January” is three words; the adults of a family are up to five.
var filled = strings.NewReplacer("{hearing}", "Wednesday 30 September", "{adults}", "your mum and your dad", "{worker}", "Ruth", "{service}", "Cafcass", "{child}", "Isla")

func TestNoReadyMadeStoryHasAHardWordOrALongSentence(t *testing.T) {
	p := loaded(t)
	eachText(p, func(key string, stage pack.Stage, text string) {
		long, hard := p.Stories.HardWords(stage, filled.Replace(text))
		if len(long)+len(hard) > 0 {
			t.Errorf("%s: long %q, hard %v", key, long, hard)
		}
		if strings.ContainsAny(text, "'\"") {
			t.Errorf("%s has a straight quotation mark", key)
		}
	})
	if p.Stories.Longest[pack.Younger] > 15 {
		t.Error("a sentence of the younger stage may have more than 15 words")
	}
}

func TestTheEightStoriesAreToldInTwoStages(t *testing.T) {
	p, want := loaded(t), "who court work told worried next choose decided"
	var have []string
	for _, s := range p.Stories.All {
		have = append(have, s.ID)
	}
	if strings.Join(have, " ") != want {
		t.Errorf("the pack tells %v", have)
	}
}

func TestEveryPictureOfAStoryIsThere(t *testing.T) {
	for _, story := range loaded(t).Stories.All {
		for _, panel := range story.Panels {
			if _, known := storyboard.SceneOf(panel.Scene); !known {
				t.Errorf("%s.%s plays in no scene: %q", story.ID, panel.ID, panel.Scene)
			}
			for _, name := range panel.Pictures {
				if !storyboard.IsPicture(name) {
					t.Errorf("%s.%s shows %q, which is no picture", story.ID, panel.ID, name)
				}
			}
		}
	}
}

func TestEveryPictogramIsDrawnAndSaidInWords(t *testing.T) {
	all := storyboard.AllPictures()
	if len(all) < 75 {
		t.Errorf("there are %d pictures", len(all))
	}
	for _, name := range all {
		k := storyboard.SketchOf(storyboard.PanelBody{Scene: "calm", Pictures: []string{name}}, storyboard.Looks{Skin: 3}, nil, "a")
		svg, err := k.SVG(t.Context())
		if err != nil || strings.Count(string(svg), "<svg") != 2 || !strings.Contains(k.Alt, storyboard.Alt(name)) {
			t.Errorf("%s is not drawn, or not said: %v", name, err)
		}
		if strings.Contains(string(svg), "style=") || strings.Contains(string(svg), "<script") {
			t.Errorf("%s has a style or a script of its own, which no page allows", name)
		}
	}
}

func TestThePictogramsAreAsListed(t *testing.T) {
	lock, err := os.ReadFile("third_party.lock")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("pictures/noto.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(kept)
	if !strings.Contains(string(lock), hex.EncodeToString(sum[:])) {
		t.Error("pictures/noto.json.gz is not the file of third_party.lock")
	}
}

func TestALongSentenceAndAHardWordAreShownWithPlainOnes(t *testing.T) {
	long, hard := loaded(t).Stories.HardWords(pack.Younger, "The applicant has asked the court to decide at the next hearing how much time you and he will have together. Good.")
	if len(long) != 1 || len(hard) != 2 || hard[0].Plain == "" {
		t.Errorf("long %q, hard %v", long, hard)
	}
}
