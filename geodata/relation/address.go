package relation

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxAddress is the longest address of a source, in bytes; the longest on record has 386.
const maxAddress = 2048

// wantAddress says what is wanted of the address of a source that anybody can open, "" where it is one.
func wantAddress(address string) string {
	if len(address) > maxAddress {
		return "at most " + strconv.Itoa(maxAddress) + " bytes"
	}
	h, ok := host(address)
	switch {
	case strings.ContainsFunc(address, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "what is not seen in it as %XX"
	case !ok:
		return "http:// or https:// with a host"
	case !public(h):
		return "a host that every reader can reach, by its name"
	}
	return ""
}

// private are names at the top that stand for nothing, or for another machine in every network (RFC 6761, 6762, 8375, and
// those that ICANN leaves to such use).
var private = map[string]bool{
	"arpa": true, "corp": true, "home": true, "internal": true, "invalid": true, "lan": true, "local": true, "localhost": true, "test": true,
}

// public reports whether a host is a name below one of the public top, of letters that are what they look like. Numbers are
// not, however they are written: no name at the top begins with a digit.
func public(host string) bool {
	dot := strings.LastIndexByte(host, '.')
	top := host[dot+1:]
	first, _ := utf8.DecodeRuneInString(top)
	return dot > 0 && unicode.IsLetter(first) && !private[top] && !strings.ContainsFunc(host, disguised)
}

// disguised reports whether a letter stands for another in a host, as the wide forms do, or is none: "１２７．０．０．１" is a
// number, and an ideographic full stop a dot.
func disguised(r rune) bool {
	return r >= 0xff00 && r <= 0xffef || r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
}

// host returns the host of an http or https address in small letters, without port. It reads no more of the address
// than that, so that the browser program needs no parser of addresses; ok is false for any other scheme, for a user
// name before the host, for a number in brackets, for a port that is none, and for characters that an address cannot have.
func host(address string) (h string, ok bool) {
	for _, b := range []byte(address) {
		if b <= ' ' || b == 0x7f || b == '"' || b == '<' || b == '>' || b == '\\' {
			return "", false
		}
	}
	scheme, rest, found := strings.Cut(address, "://")
	if scheme = strings.ToLower(scheme); !found || scheme != "http" && scheme != "https" {
		return "", false
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	name, port, _ := strings.Cut(rest, ":")
	if n, err := strconv.ParseUint(port, 10, 16); port != "" && (err != nil || n == 0) {
		return "", false
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	for _, b := range []byte(name) {
		if b < 0x80 && (b < 'a' || b > 'z') && (b < '0' || b > '9') && b != '-' && b != '.' && b != '_' {
			return "", false
		}
	}
	if name == "" || name[0] == '.' || strings.Contains(name, "..") {
		return "", false
	}
	return name, true
}
