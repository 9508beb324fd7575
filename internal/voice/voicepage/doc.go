// Package voicepage is the pages of a child’s words: what they said over time, and the forms by which it is explained, recorded, wished, corrected and
// answered. They stand under the child’s own page.
package voicepage
