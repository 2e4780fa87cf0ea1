/// All that a one-file map says and shows, as values; docs/maps.md describes the form in which the page carries them.
package struct MapPage: Sendable {
    /// A figure of the headline.
    package struct Fact: Encodable, Sendable {
        /// The figure, what it is, and its denominator.
        package var value: String, title: String, note: String
        /// Whether it speaks of what is proposed rather than of what there is.
        package var plan: Bool

        /// Makes a figure.
        package init(value: String, title: String, note: String, isPlan: Bool) {
            (self.value, self.title, self.note, plan) = (value, title, note, isPlan)
        }
    }

    /// A state that the map can show: today, a plan, a scenario.
    package struct State: Encodable, Sendable {
        /// What it is called, and its share.
        package var title: String, fact: String?

        /// Makes a state.
        package init(title: String, fact: String?) { (self.title, self.fact) = (title, fact) }
    }

    /// A short list of what stands out: where most people are out of reach, what is proposed and why, what scenarios do.
    package struct List: Encodable, Sendable {
        /// A row.
        package struct Row: Encodable, Sendable {
            /// What it is called, its figure, and what else there is to say.
            package var name: String, figure: String, note: String
            /// The key of the row of the list's layer that it speaks of, or the number of the state.
            package var key: String?, state: Int?

            /// Makes a row.
            package init(name: String, figure: String, note: String, key: String? = nil, state: Int? = nil) {
                (self.name, self.figure, self.note, self.key, self.state) = (name, figure, note, key, state)
            }
        }

        /// What it is called, and what its figures are.
        package var title: String, figures: String
        /// The id of the layer that it speaks of.
        package var layer: String
        /// The rows.
        package var rows: [Row]

        /// Makes a list.
        package init(title: String, figures: String, layer: String, rows: [Row]) {
            (self.title, self.figures, self.layer, self.rows) = (title, figures, layer, rows)
        }
    }

    /// A table of the rows of some layers.
    package struct Table: Encodable, Sendable {
        /// What it is called, and what its first column is called.
        package var title: String, name: String
        /// The ids of the layers whose rows it lists.
        package var layers: [String]

        /// Makes a table.
        package init(title: String, name: String, layers: [String]) {
            (self.title, self.name, self.layers) = (title, name, layers)
        }
    }

    /// `en` or `zh`, and what made the map.
    package var language: String, program: String
    /// The title, and what kind of map it is.
    package var title: String, kicker: String
    /// What kind of map it is where it stands alone, on paper; what kind of map it is where `nil`.
    package var sheetKicker: String?
    /// The date of the map, as it was given.
    package var date: String?
    /// The headline.
    package var facts: [Fact] = []
    /// What stands out.
    package var lists: [List] = []
    /// What covered means and the like; what the figures rest on; where the data come from; what the map leaves out.
    package var statements: [String] = [], caveats: [String] = [], sources: [String] = [], notes: [String] = []
    /// The states, none where there is one only, and the number of the one that is shown first.
    package var states: [State] = [], state = 0
    /// Whether the states are today and a plan, whose layers say both.
    package var isPlan = false
    /// The layers in the order in which they are drawn, from the bottom up.
    package var layers: [MapPageLayer] = []
    /// The tables.
    package var tables: [Table] = []
    /// Whether positions are metres in a plane rather than degrees on WGS 84.
    package var isPlanar = false

    /// Makes an empty map.
    package init(language: String, program: String, title: String, kicker: String) {
        (self.language, self.program, self.title, self.kicker) = (language, program, title, kicker)
    }
}

/// A value of a row, as the page writes it.
package enum MapValue: Encodable, Sendable, Hashable {
    /// Nothing is known.
    case none
    /// A number.
    case number(Double)
    /// A text.
    case text(String)
    /// A truth value.
    case flag(Bool)
    /// Sentences below one another.
    case lines([String])

    /// Writes it as JSON has it.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encodeNil()
        case .number(let number) where number.isFinite: try container.encode(number)
        case .number: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .lines(let lines): try container.encode(lines)
        }
    }
}
