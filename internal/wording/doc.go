// Package wording finds passages in the sentences of a report that give reason to ask the writer a question: a passive that names nobody, a
// word that is sure without saying why, a label that no one qualified gave. The rules are data of a pack; this package reads how each is
// found, and finds it.
//
// It promises that a rule never rewrites, and never says anything of a person: a finding is a place, a reason and a question. What stands in
// quotation marks is somebody’s own words, and is left alone unless a rule asks for it.
//
// A rule is a closed list of phrases. All phrases of all rules are one tree that is walked once over the text, so the time that a text takes
// depends on its length and hardly on the number of rules.
//
// Start at Compile and Rules.Check; then at Measure, which counts what rules find in sentences labelled by hand.
package wording
