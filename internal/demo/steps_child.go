package demo

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/storyboard"
	"candour/internal/voice"
	"candour/internal/warning"
)

// thisDay is the day of this moment of the story.
func (s *scene) thisDay() calendar.Date { return calendar.DateInLondon(s.clock.Now()) }

// sees decides in one line how several children are seen: as the policy of the day says.
func (s *scene) sees(where string, day calendar.Date, hour, minute int, children ...ref) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return contact.DecideOrdinary(hs[s.stream], s.by, id, s.Desk.Pack, s.thisDay(), contact.Line{
			Children: children, Where: where, Starts: casework.Moment(day, calendar.NewTime(hour, minute)),
		})
	}, s.stream)
}

// seesOtherwise decides by the full form how a child is seen.
func (s *scene) seesOtherwise(child ref, way contact.Arrangement, made decision.MadeBody) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return contact.Decide(hs[s.stream], s.by, id, s.Desk.Pack, s.thisDay(), contact.Form{Child: child, Arrangement: way, MadeBody: made})
	}, s.stream)
}

// saw says that a child was seen as it had been decided.
func (s *scene) saw(child ref, minutes int, tools string) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		p, _ := contact.Of(hs[s.stream]).Ahead(child)
		if p == nil {
			return ledger.Change{}, nil
		}
		return contact.Record(hs[s.stream], s.by, id, contact.DoneForm{On: s.thisDay(), Today: s.thisDay(), TookPlaceBody: contact.TookPlaceBody{
			Decision: p.Ref(), Mode: p.Mode, Where: p.Where, Alone: true, Minutes: minutes, Tools: tools,
		}})
	}, s.stream)
}

// explains says that a child was told who will read what they say.
func (s *scene) explains(child ref, stage, asked string) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return voice.Explain(s.Desk.Pack, hs[s.stream], s.by, id, voice.ExplainForm{On: s.thisDay(), ExplainedBody: voice.ExplainedBody{
			Child: child, Stage: stage, How: "In person, at school", Asked: asked,
		}})
	}, s.stream)
}

// hears puts a child's words on record, and names their item. Tool is the key of the tool that was used; nothing when none was.
func (s *scene) hears(child ref, words, says, prompt, theme, tool string) ref {
	form := voice.RecordForm{Words: words, Says: says, On: s.thisDay(), SaidBody: voice.SaidBody{
		Child: child, Form: voice.Verbatim, Prompt: prompt, Place: "school", Near: "Nobody", Theme: theme,
	}}
	if tool != "" {
		form.Used = &voice.Used{CitedBody: s.pieces[tool], Trained: true, Fit: true}
	}
	made := s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return voice.Record(s.Desk.Pack, hs[s.stream], s.by, id, form)
	}, s.stream)
	return ref{Stream: s.stream, Entry: evidence.ItemOf(s.stream, made.Entry)}
}

// wishes is a child's wish that somebody does not read something.
func (s *scene) wishes(child, item, from ref, words string) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return voice.MakeWish(s.Desk.Pack, hs[s.stream], s.by, id, voice.WishForm{Child: child, Items: []ref{item}, From: []ref{from}, Words: words, On: s.thisDay()})
	}, s.stream, s.side)
}

// answersBack is what a child says of their words afterwards.
func (s *scene) answersBack(item ref, sort voice.Sort, words, says string) ref {
	made := s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return voice.Answer(s.Desk.Pack, hs[s.stream], s.by, id, voice.AnswerForm{Item: item, Sort: sort, Words: words, Says: says, Came: "worker", On: s.thisDay()})
	}, s.stream)
	return ref{Stream: s.stream, Entry: voice.AnswerOf(s.stream, made.Entry)}
}

// isAnswered is what the child was told about it.
func (s *scene) isAnswered(answer ref, words string) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return voice.Reply(hs[s.stream], s.by, id, voice.ReplyForm{On: s.thisDay(), RepliedBody: voice.RepliedBody{Answer: answer, Words: words, How: "In person, at school"}})
	}, s.stream)
}

// pictures is a storyboard made with a child from a ready-made story, with a drawing of theirs in its first picture.
func (s *scene) pictures(child ref, story string, stage pack.Stage, looks storyboard.Looks, drawing ...storyboard.Stroke) {
	board := s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		now := storyboard.Now{Pack: s.Desk.Pack, Case: casework.Of(hs[s.stream]), At: s.clock.Now()}
		return storyboard.Begin(now, s.by, id, storyboard.BeginForm{Child: child, Story: story, Stage: stage, Language: "en", Looks: looks})
	}, s.stream)
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		b, there := storyboard.Of(hs[s.stream]).Find(board.Entry)
		if !there || len(b.Pictures) == 0 {
			return ledger.Change{}, nil
		}
		return storyboard.Draw(b, s.by, id, b.Pictures[0].Key, drawing)
	}, s.stream)
}

// warns is a warning for whoever goes somewhere.
func (s *scene) warns(place, says string, item ref, review calendar.Date, how string) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return warning.Warn(hs[s.stream], warning.Step{By: s.by, ID: id, On: s.thisDay()}, warning.GivenBody{
			Place: place, Says: says, Item: item, Review: review, Told: true, How: how,
		})
	}, s.stream)
}
