package voice

import "regexp"

// secrecy are words that promise a child that nobody will know. None can be promised: somebody who is not safe must be protected.
var secrecy = regexp.MustCompile(`(?i)\b(secrets?|in confidence|confidential(ly|ity)?|(just|only|stays?|keep (it|this)) between (us|you and me)|only you and (me|I)|` +
	`(nobody|no one|no-one)( else)? (will|can|is going to) (ever )?(know|read|see|hear|find out)|(won['’]t|will not|shall not|never) tell (anybody|anyone|any one|your (mum|dad|parents))|keep (it|this) to myself)\b`)

// PromisesSecrecy reports whether a text for a child promises that nobody will know.
func PromisesSecrecy(text string) bool { return secrecy.MatchString(text) }
