package pack

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
)

// check finds names that lead nowhere, ids given twice, and rules that cannot be worked out.
func (l *loader) check() {
	p := l.pack
	l.checkHolidays()
	l.checkTracks()
	l.checkReportTypes()
	l.checkDuties()
	l.checkEvidence()
	l.checkCourt()
	l.checkRetention()
	l.checkLeaving()
	l.checkAccessReview()
	l.checkSafeguarding()
	l.checkClosing()
	l.checkPlanning()
	l.checkLetters()
	l.checkBundles()
	l.checkNotices()
	l.checkPrivilege()
	l.checkSeeing()
	l.checkReplies()
	l.checkWords()
	l.checkWorkerSafety()
	l.checkWording()
	l.checkStories()
	unique(l, "authors.yaml", "", p.Authors, func(a AuthorStage) string { return a.ID })
	unique(l, "matters.yaml", "", p.Matters, func(m MatterStatus) string { return m.ID })
	unique(l, "statements.yaml", "", p.Statements, func(s StatementKind) string { return s.ID })
	unique(l, "checklists.yaml", "", p.Checklists, func(c Checklist) string { return c.ID })
}

func (l *loader) checkHolidays() {
	const file = "holidays.yaml"
	h := l.pack.Holidays
	unique(l, file, "tables", h.Tables, func(t HolidayTable) string { return t.ID })
	for i, table := range h.Tables {
		if err := table.holidays().Check(); err != nil {
			l.problem(file, at("tables", i)+".days", err.Error())
		}
	}
	ids := idsOf(h.Tables, func(t HolidayTable) string { return t.ID })
	l.names(file, "court", h.Court, ids)
	l.names(file, "foi", h.FOI, ids)
}

// checkRetention asks for one rule for the cases of each law: without one, such cases would be kept for ever and nobody would know.
func (l *loader) checkRetention() {
	const file = "retention.yaml"
	r := l.pack.Retention
	unique(l, file, "cases", r.Cases, func(c CaseRule) string { return string(c.Law) })
	unique(l, file, "grounds", r.Grounds, func(g ErasureGround) string { return string(g.ID) })
	for _, law := range []Law{PrivateLaw, PublicLaw} {
		if _, known := r.CaseRule(law); !known {
			l.problem(file, "cases", fmt.Sprintf("there is no rule for %s law", law))
		}
	}
}

func (l *loader) checkTracks() {
	const file = "tracks.yaml"
	t := l.pack.Tracks
	unique(l, file, "tracks", t.Tracks, func(t Track) string { return t.ID })
	tracks := l.trackIDs()
	for i, track := range t.Tracks {
		unique(l, file, at("tracks", i)+".milestones", track.Milestones, func(m Milestone) string { return m.ID })
		for j, milestone := range track.Milestones {
			l.checkDeadline(file, at(at("tracks", i)+".milestones", j)+".by", milestone.By)
		}
	}
	areas := idsOf(l.pack.Court.Areas, func(a CourtArea) string { return a.ID })
	for i, rule := range t.Areas {
		l.name(file, at("areas", i)+".track", rule.Track, tracks)
		l.name(file, at("areas", i)+".area", rule.Area, areas)
	}
	for _, law := range []Law{PrivateLaw, PublicLaw} {
		l.name(file, "default."+string(law), t.Default[law], tracks)
		if track, found := l.pack.Track(t.Default[law]); found && track.Law != law {
			l.problem(file, "default."+string(law), fmt.Sprintf("%q is a track of %s law", track.ID, track.Law))
		}
	}
}

func (l *loader) checkReportTypes() {
	const file = "report-types.yaml"
	p := l.pack
	unique(l, file, "", p.ReportTypes, func(t ReportType) string { return t.ID })
	stages := idsOf(p.Authors, func(a AuthorStage) string { return a.ID })
	expiry := idsOf(p.Evidence.Expiry, func(r ExpiryRule) string { return r.ID })
	lists := idsOf(p.Checklists, func(c Checklist) string { return c.ID })
	for i, t := range p.ReportTypes {
		l.names(file, at("", i)+".tracks", t.Tracks, l.trackIDs())
		l.names(file, at("", i)+".read_first", sortedKeys(t.ReadFirst), stages)
		l.names(file, at("", i)+".expiry", t.Expiry, expiry)
		if t.Checklist != "" {
			l.name(file, at("", i)+".checklist", t.Checklist, lists)
		}
		l.names(file, at("", i)+".adds_to", t.AddsTo, idsOf(p.ReportTypes, func(t ReportType) string { return t.ID }))
		unique(l, file, at("", i)+".sections", t.Sections, func(s Section) string { return s.ID })
		l.checkUploads(at("", i), t)
		l.checkVoice(at("", i), t)
		l.checkCorrection(at("", i)+".factual_correction", t)
	}
	l.checkOrderLabels()
}

func (l *loader) checkUploads(path string, t ReportType) {
	for law, name := range t.Uploads {
		if _, known := l.pack.Court.uploadType(law, name); !known {
			l.problem("report-types.yaml", path+".uploads."+string(law), fmt.Sprintf("the court takes no document of type %q", name))
		}
	}
}

func (l *loader) checkVoice(path string, t ReportType) {
	hasPlace := slices.ContainsFunc(t.Sections, func(s Section) bool { return s.ChildsVoice })
	if t.ChildsVoice && !hasPlace {
		l.problem("report-types.yaml", path+".childs_voice", "the child’s words are required but no section takes them")
	}
}

// checkCorrection asks that a draft is shared for some days, and only where its readers may see the report.
func (l *loader) checkCorrection(path string, t ReportType) {
	c := t.Correction
	if c.Source != "" && c.Days < 1 {
		l.problem("report-types.yaml", path+".days", "must be at least one day in which to answer")
	}
	if c.Has() && t.Parties == PartiesNever {
		l.problem("report-types.yaml", path, "the parties never see such a report, so its draft is shared with nobody")
	}
}

func (l *loader) checkOrderLabels() {
	for i, t := range l.pack.ReportTypes {
		for _, label := range t.OrderLabels {
			if first, _ := l.pack.ReportTypeOrdered(label); first.ID != t.ID {
				l.problem("report-types.yaml", at("", i)+".order_labels", fmt.Sprintf("%q already asks for %q", label, first.ID))
			}
		}
	}
}

func (l *loader) checkDuties() {
	const file = "duties.yaml"
	p := l.pack
	unique(l, file, "", p.DutyRules, func(r DutyRule) string { return r.ID })
	reports := idsOf(p.ReportTypes, func(t ReportType) string { return t.ID })
	for i, rule := range p.DutyRules {
		l.names(file, at("", i)+".tracks", rule.Tracks, l.trackIDs())
		if rule.Report != "" {
			l.name(file, at("", i)+".report", rule.Report, reports)
		}
		if len(rule.By) == 0 && rule.Binding == Fixed {
			l.problem(file, at("", i)+".by", "a duty that no order may change needs a deadline")
		}
		for j, deadline := range rule.By {
			l.checkDeadline(file, at(at("", i)+".by", j), deadline)
		}
	}
}

func (l *loader) checkDeadline(file, path string, d Deadline) {
	if !slices.Contains(calendar.Rules(), d.Count) {
		l.problem(file, path+".count", fmt.Sprintf("%q is not one of: %v", d.Count, calendar.Rules()))
	}
	if d.N < 0 || d.N > 1000 || d.Count == calendar.PLODay && d.N == 0 {
		l.problem(file, path+".n", fmt.Sprintf("%d cannot be counted", d.N))
	}
}

func (l *loader) checkEvidence() {
	const file = "evidence.yaml"
	e := l.pack.Evidence
	unique(l, file, "sources", e.Sources, func(s SourceKind) string { return s.ID })
	unique(l, file, "handling", e.Handling, func(h Handling) string { return h.ID })
	unique(l, file, "expiry", e.Expiry, func(r ExpiryRule) string { return r.ID })
	for name, options := range map[string][]Option{"obtained": e.Obtained, "hands": e.Hands, "naming": e.Naming} {
		unique(l, file, name, options, optionID)
	}
	l.name(file, "default_naming", e.DefaultNaming, idsOf(e.Naming, optionID))
	sources := idsOf(e.Sources, func(s SourceKind) string { return s.ID })
	for i, rule := range e.Expiry {
		l.names(file, at("expiry", i)+".sources", rule.Sources, sources)
		if rule.Months < 0 {
			l.problem(file, at("expiry", i)+".months", "cannot be less than nothing")
		}
	}
}

func (l *loader) checkCourt() {
	c := l.pack.Court
	areas := idsOf(c.Areas, func(a CourtArea) string { return a.ID })
	unique(l, "court/areas.yaml", "", c.Areas, func(a CourtArea) string { return a.ID })
	for i, place := range c.Courts {
		if place.Area != "" {
			l.name("court/courts.yaml", at("", i)+".area", place.Area, areas)
		}
	}
	unique(l, "court/uploads.yaml", "types", c.Uploads.Types, func(t UploadType) string { return string(t.Law) + " " + t.Type })
	unique(l, "court/uploads.yaml", "limits", c.Uploads.Limits, func(u UploadLimit) string { return string(u.Law) })
	unique(l, "court/hearing-types.yaml", "", c.HearingTypes, func(h HearingType) string { return string(h.Law) + " " + h.Code })
	unique(l, "court/hearings.yaml", "cancellations", c.Hearings.Cancellations, func(r CancellationReason) string { return r.Code })
	code := func(c CourtCode) string { return string(c.Law) + " " + c.Code }
	unique(l, "court/order-types.yaml", "", c.OrderTypes, code)
	unique(l, "court/document-categories.yaml", "", c.Documents, code)
	unique(l, "court/people.yaml", "relations", c.People.Relations, code)
	unique(l, "court/people.yaml", "party_kinds", c.People.PartyKinds, optionID)
}

func (l *loader) trackIDs() []string {
	return idsOf(l.pack.Tracks.Tracks, func(t Track) string { return t.ID })
}

func idsOf[T any](all []T, id func(T) string) []string {
	ids := make([]string, len(all))
	for i, each := range all {
		ids[i] = id(each)
	}
	return ids
}

// unique refuses an id given twice in one list.
func unique[T any](l *loader, file, path string, all []T, id func(T) string) {
	ids := idsOf(all, id)
	for i, each := range ids {
		if slices.Index(ids, each) < i {
			l.problem(file, at(path, i), fmt.Sprintf("%q is given twice", each))
		}
	}
}

// names refuses a name that is not among those known.
func (l *loader) names(file, path string, names, known []string) {
	for _, name := range names {
		l.name(file, path, name, known)
	}
}

func (l *loader) name(file, path, name string, known []string) {
	if !slices.Contains(known, name) {
		l.problem(file, path, fmt.Sprintf("%q leads nowhere; known are: %q", name, known))
	}
}

func (l *loader) problem(file, path, says string) {
	l.problems = append(l.problems, Problem{File: file, Line: l.lines[file][path], Field: path, Says: says})
}

func at(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
