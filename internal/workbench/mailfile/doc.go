// Package mailfile reads an e-mail that somebody saved as a file or copied as text: who sent it to whom, when, about what, its words and what is attached.
// It reads Internet messages (RFC 5322 with MIME, .eml) and Outlook’s own files ([MS-OXMSG], .msg). What is not there is left empty; what a mail program
// wrote about itself is left out.
//
// Its input is hostile: it is for a child process, which workbench starts, and nothing else outside tests should call it.
package mailfile
