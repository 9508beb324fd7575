package pack

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Stage is how much of a story a child can follow. It is of understanding and not of age.
type Stage string

const (
	Younger Stage = "younger"
	Older   Stage = "older"
)

// Stages are both, in the order in which they are offered.
var Stages = []Stage{Younger, Older}

func (Stage) choices() []string { return words(Stages...) }

// Stories are the ready-made stories for children, with their words by key in each language.
type Stories struct {
	Basis   `yaml:",inline"`
	Longest map[Stage]int                `yaml:"longest" need:"yes"` // words in a sentence
	Page    OwnPage                      `yaml:"page" need:"yes"`
	Hard    []HardWord                   `yaml:"hard" need:"yes"`
	All     []Story                      `yaml:"stories" need:"yes"` // in the order in which they are offered
	Words   map[string]map[string]string `yaml:"words" need:"yes"`   // by BCP 47 language and key
}

// OwnPage is for how long a young person’s own page is there, and where its quick exit leads.
type OwnPage struct {
	Basis `yaml:",inline"`
	Days  int    `yaml:"days" need:"yes"`
	Exit  string `yaml:"exit" need:"yes"` // an https address
}

// HardWord is a word or some words that a child may not know, with what may stand instead.
type HardWord struct {
	Hard  string `yaml:"hard" need:"yes"`
	Plain string `yaml:"plain" need:"yes"`
}

// Story is a ready-made story.
type Story struct {
	ID     string       `yaml:"id" need:"yes"`
	Panels []StoryPanel `yaml:"panels" need:"yes"`
}

// StoryPanel is one picture of a story.
type StoryPanel struct {
	ID       string     `yaml:"id" need:"yes"`
	Scene    string     `yaml:"scene" need:"yes"`
	Pictures []string   `yaml:"pictures" need:"yes"` // up to three
	About    StoryAbout `yaml:"about"`
	Law      Law        `yaml:"law"` // of the cases in which it is told; all without
}

// StoryAbout is what a picture explains, so that it is marked when that changes.
type StoryAbout string

const (
	AboutWorker    StoryAbout = "worker"
	AboutHearing   StoryAbout = "hearing"    // told only when one is listed
	AboutNoHearing StoryAbout = "no hearing" // told only when none is
	AboutOrder     StoryAbout = "order"
	AboutSaid      StoryAbout = "said" // a note or an item of evidence, which the worker names
)

func (StoryAbout) choices() []string {
	return words(AboutWorker, AboutHearing, AboutNoHearing, AboutOrder, AboutSaid)
}

// StoryPlaces are the places of a story that are filled from a case.
var StoryPlaces = []string{"child", "worker", "adults", "service", "hearing"}

// MostPanels is how many pictures a storyboard has at most.
const MostPanels = 12

// Story is the story with an id.
func (s Stories) Story(id string) (Story, bool) {
	return find(s.All, id, func(s Story) string { return s.ID })
}

// Say is the text under a key in a language, or in English where that language has none.
func (s Stories) Say(language, key string) string {
	if text := s.Words[language][key]; text != "" {
		return text
	}
	return s.Words["en"][key]
}

// Fill puts what fill says in the places of a text.
func (Stories) Fill(text string, fill func(place string) string) string {
	return placeInLetter.ReplaceAllStringFunc(text, func(place string) string { return fill(place[1 : len(place)-1]) })
}

// StoryKey is the key of a panel’s text.
func StoryKey(story string, stage Stage, panel string) string {
	return story + "." + string(stage) + "." + panel
}

// SentenceEnd is where a sentence of a story ends.
var SentenceEnd = regexp.MustCompile(`[.!?:]+[”’")\]]*(\s|$)`)

// HardWords are the sentences of a text that are too long for a stage, and the hard words in it.
func (s Stories) HardWords(stage Stage, text string) (long []string, hard []HardWord) {
	for _, sentence := range SentenceEnd.Split(text, -1) {
		if sentence = strings.TrimSpace(sentence); len(strings.Fields(sentence)) > s.Longest[stage] {
			long = append(long, sentence)
		}
	}
	for _, h := range s.Hard {
		if regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(h.Hard) + `\b`).MatchString(text) {
			hard = append(hard, h)
		}
	}
	return long, hard
}

// keys are those that a language must have, and no others.
func (s Stories) keys() (all []string) {
	for _, stage := range Stages {
		all = append(all, "title."+string(stage), "own."+string(stage), "moved."+string(stage))
	}
	for _, story := range s.All {
		all = append(all, story.ID+".name")
		for _, p := range story.Panels {
			for _, stage := range Stages {
				all = append(all, StoryKey(story.ID, stage, p.ID))
			}
		}
	}
	return all
}

// checkStories asks that each text is there once in each language, that a case fills each place, and that a story is short enough.
func (l *loader) checkStories() {
	const file = "stories.yaml"
	s := l.pack.Stories
	unique(l, file, "stories", s.All, func(s Story) string { return s.ID })
	for i, story := range s.All {
		unique(l, file, at("stories", i)+".panels", story.Panels, func(p StoryPanel) string { return p.ID })
		if len(story.Panels) > MostPanels {
			l.problem(file, at("stories", i)+".panels", fmt.Sprintf("are more than %d", MostPanels))
		}
	}
	if !strings.HasPrefix(s.Page.Exit, "https://") {
		l.problem(file, "page.exit", "must be an https address")
	}
	keys := s.keys()
	for _, language := range sortedKeys(s.Words) {
		l.checkStoryWords(file, language, keys)
	}
}

func (l *loader) checkStoryWords(file, language string, keys []string) {
	texts := l.pack.Stories.Words[language]
	for _, key := range keys {
		if texts[key] == "" && language == "en" {
			l.problem(file, "words."+language, "has no "+key)
		}
	}
	for _, key := range sortedKeys(texts) {
		if !slices.Contains(keys, key) {
			l.problem(file, "words."+language+"."+key, "is said by no story")
		}
		for _, place := range placeInLetter.FindAllStringSubmatch(texts[key], -1) {
			if !slices.Contains(StoryPlaces, place[1]) {
				l.problem(file, "words."+language+"."+key, fmt.Sprintf("{%s} is no place that a case fills", place[1]))
			}
		}
	}
}
