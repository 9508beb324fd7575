package pack

import (
	"fmt"

	"candour/internal/calendar"
)

// Tracks are the ways a case can go through court, and which court areas use which.
type Tracks struct {
	Tracks  []Track        `yaml:"tracks" need:"yes"`
	Areas   []TrackArea    `yaml:"areas"`
	Default map[Law]string `yaml:"default" need:"yes"` // taken when nothing says otherwise
}

// Track is one way through court.
type Track struct {
	Basis        `yaml:",inline"`
	ID           string      `yaml:"id" need:"yes"`
	Name         string      `yaml:"name" need:"yes"`
	Short        string      `yaml:"short" need:"yes"`
	Law          Law         `yaml:"law" need:"yes"`
	About        string      `yaml:"about" need:"yes"`
	Hearings     []string    `yaml:"hearings"`                 // the usual course, in plain words and in order
	FinalHearing string      `yaml:"final_hearing" need:"yes"` // what the deciding hearing is called on this track
	Milestones   []Milestone `yaml:"milestones"`
}

// Milestone is a day that a track's timetable sets for the court; it is shown beside what happens and nobody's duty.
type Milestone struct {
	Basis `yaml:",inline"`
	ID    string   `yaml:"id" need:"yes"`
	Name  string   `yaml:"name" need:"yes"`
	By    Deadline `yaml:"by" need:"yes"`
}

// TrackArea says that applications issued in a court area, within the dates of its Basis, go by a track.
type TrackArea struct {
	Basis `yaml:",inline"`
	Track string `yaml:"track" need:"yes"`
	Area  string `yaml:"area" need:"yes"` // id of a court area
}

// TrackChoice is the track of a case and why it is that one.
type TrackChoice struct {
	Track   Track
	Assumed bool   // nothing says so: the default was taken, and a person should look
	Why     string // one sentence, with "(to be confirmed)" where the rule is
}

// Track is the track with an id.
func (p *Pack) Track(id string) (Track, bool) {
	return find(p.Tracks.Tracks, id, func(t Track) string { return t.ID })
}

// TrackFor is the track of an application by law, court area ("" when not known) and date of issue (zero when not known).
func (p *Pack) TrackFor(law Law, area string, issued calendar.Date) TrackChoice {
	fallback, _ := p.Track(p.Tracks.Default[law])
	if len(p.tracksOf(law)) == 1 {
		return TrackChoice{Track: fallback, Why: fmt.Sprintf("Every %s law application goes by the %s.", law, fallback.Name)}
	}
	where, known := p.Court.Area(area)
	if !known {
		return TrackChoice{Track: fallback, Assumed: true, Why: fmt.Sprintf("The court area is not known, so the %s is assumed.", fallback.Name)}
	}
	if issued.IsZero() {
		return TrackChoice{Track: fallback, Assumed: true, Why: fmt.Sprintf("The date of issue is not known, so the %s is assumed.", fallback.Name)}
	}
	for _, rule := range p.Tracks.Areas {
		if track, found := p.Track(rule.Track); found && rule.Area == area && track.Law == law && rule.InForce(issued) {
			return TrackChoice{Track: track, Assumed: rule.Unconfirmed(), Why: fmt.Sprintf("Issued in %s on %s: %s.", where.Name, issued.Plain(), rule.Cite())}
		}
	}
	return TrackChoice{Track: fallback, Why: fmt.Sprintf("No other track is recorded for %s on %s, so it is the %s.", where.Name, issued.Plain(), fallback.Name)}
}

func (p *Pack) tracksOf(law Law) []Track {
	var tracks []Track
	for _, track := range p.Tracks.Tracks {
		if track.Law == law {
			tracks = append(tracks, track)
		}
	}
	return tracks
}
