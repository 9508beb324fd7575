// Package demo is a service with invented families: a fake court that tells of about forty cases, people to sign in as, and a first page that
// walks a newcomer from an application to a filed report and to what happens when a piece of evidence no longer stands.
//
// Everything in it is told through the same imports, verbs and jobs that a service uses; nothing is put into tables by hand. Days count
// from the day it is started, so that what is due stays due; only what was filed long ago has days of its own (see papersDay).
//
// It promises that
//   - a demonstration's record is marked as one for ever, and is served by candour demo alone;
//   - it is whole or not there: it is told beside its folder and put in place when it is done (Prepare);
//   - recorded times are those of the story while it is told, and the machine's afterwards (Clock);
//   - it answers this machine only, under its own name (OnlyHere).
//
// Start at Fill, which tells everything; at story.go, how a story is told; at the files story_*.go, the stories.
package demo
