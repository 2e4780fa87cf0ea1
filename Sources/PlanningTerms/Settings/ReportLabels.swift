/// What a planner writes on a report: the run cannot know it.
package struct ReportLabels: Hashable, Sendable {
    /// The title; one that says what was run when `nil`.
    package var title: String?
    /// The date, as it is to be printed; a run takes none from the clock, so that it gives the same bytes again.
    package var date: String?
    /// Where the data come from, one line each.
    package var sources: [String] = []

    /// Makes empty labels.
    package init() {}
}
