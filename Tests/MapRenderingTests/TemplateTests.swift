import Testing

@testable import MapRendering

@Suite("Template")
struct TemplateTests {
    private func filled(_ source: String, _ values: [String: Template.Value]) -> String {
        Template(source).filled(with: values).text
    }

    @Test("escapes every text, in elements and in attributes")
    func escapes() {
        let text = filled("<p title=\"{{name}}\">{{name}}</p>", ["name": "<script>alert('1' & \"2\")</script>"])
        let safe = "&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;"
        #expect(text == "<p title=\"\(safe)\">\(safe)</p>")
    }

    @Test("puts the filling of a template in as it is, and only that")
    func markup() {
        let inner = Template("<b>{{x}}</b>").filled(with: ["x": "1 < 2"])
        #expect(
            filled("{{a}}{{b}}", ["a": .markup(inner), "b": .text(inner.text)])
                == "<b>1 &lt; 2</b>&lt;b&gt;1 &amp;lt; 2&lt;/b&gt;")
    }

    @Test("repeats a section for each entry, looks further out for names, and shows the inverted one when there is none")
    func sections() {
        let source = "{{#rows}}\n{{k}}:{{outer}}\n{{/rows}}\n{{^rows}}none{{/rows}}{{#flag}}yes{{/flag}}"
        let rows = Template.Value.list([["k": "1"], ["k": "2", "outer": "own"]])
        #expect(filled(source, ["rows": rows, "outer": "o", "flag": ""]) == "1:o\n2:own\n")
        #expect(filled(source, ["rows": .list([]), "flag": "x"]) == "noneyes")
    }

    @Test("does not read tags in what it fills in")
    func tagsInValues() {
        #expect(filled("{{a}}", ["a": "{{b}}{{#c}}", "b": "secret"]) == "{{b}}{{#c}}")
    }

    @Test("replaces characters that XML does not allow")
    func controls() {
        #expect(Markup.escaped("a\u{0}\u{1B}\u{FFFE}\tb\n") == "a\u{FFFD}\u{FFFD}\u{FFFD}\tb\n")
    }

    @Test("every asset is a template", arguments: MapAsset.allCases)
    func assets(asset: MapAsset) {
        #expect(asset.text.utf8.count > 40)
        #expect(!Template(asset).filled(with: [:]).text.contains("{{"))
    }
}
