// Package demo is a service with invented families: a fake court that tells of about forty cases, people to sign in as, and a first page that
// walks a newcomer from an application to a filed report and to what happens when a piece of evidence no longer stands.
//
// Everything in it is told through the same imports, verbs and jobs that a service uses; nothing is put into tables by hand. Days count
// from the day it is started, so that what is due stays due. A demonstration's record is marked as one and is served by candour demo alone.
package demo
