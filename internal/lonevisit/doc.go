// Package lonevisit is for whoever goes somewhere alone: a plan before leaving, somebody who watches over it, and an alarm when a check-in does not come.
//
// It promises that
//   - where somebody goes stands in the visit’s own stream, under its own key, and in no case, list, message or log;
//   - a visit is watched over only once the named person and the second have both accepted, each with a way to be reached outside Candour;
//   - a check-in is late by the server’s clock alone, and is then raised: in Candour and by mail or text, to one person after another, again and again,
//     until somebody answers. Each raise and what came of each message is on record;
//   - a word that means “I am not safe” is answered exactly as the one that means “all is well”, and is raised at once;
//   - messages say that a check-in is overdue, and nothing else;
//   - a watch that stood still says so: to those who watch over the visits concerned, and on their pages.
//
// It does not know where anybody is, and rings nobody. The pack says in sentences what it cannot do, and the pages show them. Start at Plan, Accept and
// Hear, which are the verbs, at Visit, which is the state, and at Watch, which is the job.
package lonevisit
