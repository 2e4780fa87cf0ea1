// room CatchmentKit
