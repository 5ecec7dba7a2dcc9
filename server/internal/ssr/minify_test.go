package ssr

import "testing"

func TestMinifyCSS(t *testing.T) {
	for _, test := range []struct{ name, css, want string }{
		{"spaces and comments", "/* a */\na , b > c {\n  color : red ;\n  margin: 0 1px;\n}\n", `a,b > c{color :red;margin:0 1px}`},
		{"a comment is a space", "a/**/b{}", `a b{}`},
		{"calculations keep their spaces", "a{width:calc(1px + 2em - (3px * 4))}", `a{width:calc(1px + 2em - (3px * 4))}`},
		{"strings are left alone", `a::before{content:"  /* x */ ; } \" "  ; } b{}`, `a::before{content:"  /* x */ ; } \" "}b{}`},
		{"a descendant before a pseudo class", "a :hover {}", `a :hover{}`},
		{"media queries", "@media (min-width: 40em) and (hover) {a{b:c}}", `@media (min-width:40em) and (hover){a{b:c}}`},
		{"selectors of attributes", `[data-class="none"] path , a [x] {}`, `[data-class="none"] path,a [x]{}`},
		{"a comment without an end", "a{}/* ", `a{}`},
		{"a string without an end", `a{b:"`, `a{b:"`},
	} {
		got := MinifyCSS(test.css)
		if got != test.want {
			t.Errorf("%s: MinifyCSS(%q) = %q, want %q", test.name, test.css, got, test.want)
		}
		if again := MinifyCSS(got); again != got {
			t.Errorf("%s: MinifyCSS(%q) = %q, want it unchanged", test.name, got, again)
		}
	}
}

func TestMinifyJS(t *testing.T) {
	for _, test := range []struct{ name, js, want string }{
		{"comments and indentation", "// a\nf(() => {\n  /* b\n  c */\n  g(); // stays\n});\n", "f(() => {\ng(); // stays\n});\n"},
		{"a one line block", "/* a */\nb;\n", "b;\n"},
		{"a template literal", "// a\n  b(`\n  c`);", "// a\n  b(`\n  c`);"},
	} {
		if got := MinifyJS(test.js); got != test.want {
			t.Errorf("%s: MinifyJS(%q) = %q, want %q", test.name, test.js, got, test.want)
		}
	}
}
