import GeoFormats
import MapRendering
import PlanningTerms

/// What stands on the pages of a planner's report, whatever form it is written in.
package struct PlannerPage {
    /// A figure of the headline.
    struct Fact {
        var value: String
        /// What the figure is.
        var label: String
        /// Its denominator, and what else is needed to read it right.
        var detail: String
        /// Whether it speaks of what is proposed rather than of what there is.
        var isPlan = false
    }

    /// A cell of a table, with the share that a bar in it shows.
    struct Cell: ExpressibleByStringInterpolation {
        var text: String
        var share: Double?
        var isPlan = false
        /// Whether it stays on one line, as an id does.
        var isWhole = false

        init(_ text: String, share: Double? = nil, isPlan: Bool = false, isWhole: Bool = false) {
            self.text = text
            self.share = share
            self.isPlan = isPlan
            self.isWhole = isWhole
        }

        init(stringLiteral value: String) { self.init(value) }
    }

    /// A table; a number's column is aligned to the right.
    struct Table {
        struct Column {
            var name: String
            var isNumber: Bool

            static func text(_ name: String) -> Column { Column(name: name, isNumber: false) }
            static func number(_ name: String) -> Column { Column(name: name, isNumber: true) }
        }

        var columns: [Column]
        var rows: [[Cell]]
        /// Whether the last row adds up the others.
        var hasTotal = false
    }

    /// A part of a section.
    enum Block {
        case subheading(String)
        case paragraph(String)
        /// What must not be overlooked.
        case lead(String)
        /// What is to be looked into before the report is used.
        case alert(String)
        /// What the figures rest on, under a heading; the grave ones stand out.
        case caveats(String, [Caveat])
        /// Small print.
        case note(String)
        case list([String])
        case table(Table)
        /// The map, with its caption.
        case map(caption: String)
    }

    /// Something that the figures rest on.
    struct Caveat {
        var text: String
        var isGrave: Bool
    }

    /// A section; the first has no heading.
    struct Section {
        var heading: String?
        var blocks: [Block]
    }

    var language: Language
    var program: String
    var kicker: String
    var title: String
    var meta: String
    var facts: [Fact]
    var sections: [Section]
    var footer: [String]
    /// The map, where there is something to draw.
    var map: Markup?
}
