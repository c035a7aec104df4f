/// JSON Schemas of what pages carry for their scripts and publish beside themselves.
package enum PayloadSchemas {
  /// What `PlayerModel.json` writes.
  package static let player = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "player",
      "description": "A run to step through: its steps, what each of them changes, and its stage.",
      "type": "object",
      "required": ["version", "kind", "id", "run", "title", "closing", "states", "services",
        "variables", "steps", "stage"],
      "additionalProperties": false,
      "properties": {
        "version": {"const": 2},
        "kind": {"const": "player"},
        "id": {"type": "string", "description": "The element's id in its page."},
        "run": {"type": "string", "description": "The run's name in its page."},
        "title": {"type": "string"},
        "closing": {"type": "string", "description": "Why the run ends."},
        "states": {
          "description": "The values that are states and have a look of their own.",
          "type": "array", "items": {"type": "string"}, "uniqueItems": true
        },
        "services": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["name", "title", "kind"],
            "additionalProperties": false,
            "properties": {
              "name": {"type": "string"}, "title": {"type": "string"}, "kind": {"type": "string"}
            }
          }
        },
        "variables": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["name", "service", "start"],
            "additionalProperties": false,
            "properties": {
              "name": {"type": "string"},
              "service": {"type": "string"},
              "start": {"$ref": "#/$defs/value", "description": "Before the first step."}
            }
          }
        },
        "steps": {
          "description": "All steps in order, those that tables fold or hide included.",
          "type": "array",
          "items": {
            "type": "object",
            "required": ["id", "number", "time", "nanoseconds", "service", "kind", "action",
              "changes"],
            "additionalProperties": false,
            "properties": {
              "id": {"type": "string", "description": "allocate, allocate#2"},
              "number": {"type": "integer", "minimum": 1},
              "row": {
                "description": "The id of the row that shows it; none where no row does.",
                "type": "string"
              },
              "time": {"type": "string"},
              "nanoseconds": {"type": "integer", "minimum": 0},
              "service": {"type": "string"},
              "kind": {"type": "string", "description": "allocate"},
              "action": {"type": "string"},
              "cause": {"type": "string"},
              "request": {"type": "integer", "minimum": 1},
              "subject": {
                "description": "The environment, server, message or state it is about.",
                "type": "integer", "minimum": 1
              },
              "changes": {
                "description": "Pairs: the place of a variable in variables, its new value.",
                "type": "array",
                "items": {
                  "type": "array",
                  "prefixItems": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/value"}],
                  "minItems": 2, "items": false
                }
              }
            }
          }
        },
        "stage": {"$ref": "#/$defs/stage"}
      },
      "$defs": {
        "value": {"type": ["string", "integer"]},
        "place": {"type": "integer", "minimum": 0},
        "pixels": {"type": "array", "items": {"type": "number"}},
        "stage": \(stage)
      }
    }
    """

  /// The part that a stage is drawn from. Services, things, wires and steps are named by their
  /// places, from 0.
  private static let stage = """
    {
      "type": "object",
      "required": ["services", "wires", "things", "messages", "amounts", "end", "layouts"],
      "additionalProperties": false,
      "properties": {
        "services": {
          "description": "In the order of the player's services.",
          "type": "array",
          "items": {
            "type": "object",
            "required": ["service", "look", "decisions"],
            "additionalProperties": false,
            "properties": {
              "service": {"type": "string"},
              "look": {"enum": ["source", "door", "room", "line", "store", "states"]},
              "thing": {"type": "string", "description": "environment"},
              "limit": {"type": "integer", "description": "The most things at once, up to 12."},
              "zones": {"type": "integer", "minimum": 2},
              "decisions": {
                "description": "Kinds of steps that answer the same question.",
                "type": "array", "items": {"type": "array", "items": {"type": "string"}}
              }
            }
          }
        },
        "wires": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["from", "to"],
            "additionalProperties": false,
            "properties": {
              "from": {"$ref": "#/$defs/place"},
              "to": {"$ref": "#/$defs/place"},
              "event": {"const": true, "description": "Nobody waits for an answer."}
            }
          }
        },
        "things": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["service", "number", "slot", "spans"],
            "additionalProperties": false,
            "properties": {
              "service": {"$ref": "#/$defs/place"},
              "number": {"type": "integer", "description": "From 1; 0 for the service itself."},
              "name": {"type": "string"},
              "slot": {"$ref": "#/$defs/place"},
              "spans": {
                "description": "Its states, each from a step until before another.",
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["state", "from", "start"],
                  "additionalProperties": false,
                  "properties": {
                    "state": {"type": "string"},
                    "from": {"type": "integer", "minimum": -1},
                    "to": {"$ref": "#/$defs/place"},
                    "start": {"type": "integer", "description": "Nanoseconds."},
                    "end": {"type": "integer"},
                    "deadline": {"type": "integer", "description": "When it ends by itself."}
                  }
                }
              }
            }
          }
        },
        "messages": {
          "description": "Where requests and events go, in order.",
          "type": "array",
          "items": {
            "type": "object",
            "required": ["token", "request", "step", "way", "spot", "outcome"],
            "additionalProperties": false,
            "properties": {
              "token": {"$ref": "#/$defs/place"},
              "request": {"type": "integer"},
              "step": {"$ref": "#/$defs/place"},
              "way": {
                "description": "The services it passes, the first and the last included.",
                "type": "array", "items": {"$ref": "#/$defs/place"}, "minItems": 1
              },
              "spot": {"enum": ["home", "door", "inside", "line", "refused", "tray", "gone"]},
              "thing": {"$ref": "#/$defs/place"},
              "outcome": {"enum": ["waiting", "answered", "failed", "refused"]},
              "event": {"const": true},
              "echo": {"const": true, "description": "There and back within the step."}
            }
          }
        },
        "losses": {
          "description": "Zones that are away: their number, from which step, until before which.",
          "type": "array",
          "items": {"type": "array", "items": {"type": ["integer", "null"]}}
        },
        "currency": {"type": "string"},
        "amounts": {
          "description": "After each step and at the end: milliseconds billed, how many things are \
    billed from here on, money, and what each millisecond adds to it.",
          "type": "array",
          "items": {
            "type": "array",
            "prefixItems": [{"type": "integer"}, {"type": "integer"}, {"type": "string"},
              {"type": "string"}],
            "minItems": 4, "items": false
          }
        },
        "end": {"type": "integer", "description": "When the run ends, in nanoseconds."},
        "layouts": {
          "description": "Where everything stands, by width.",
          "type": "array",
          "items": {
            "type": "object",
            "required": ["width", "height", "boxes", "grids", "routes", "axis"],
            "additionalProperties": false,
            "properties": {
              "width": {"type": "integer"},
              "height": {"type": "integer"},
              "boxes": {
                "description": "By service: x, y, width, height.",
                "type": "array", "items": {"$ref": "#/$defs/pixels"}
              },
              "grids": {
                "description": "By service: x, y, width and height of a slot, columns, gap.",
                "type": "array",
                "items": {"oneOf": [{"$ref": "#/$defs/pixels"}, {"type": "null"}]}
              },
              "routes": {
                "description": "By wire: its corners.",
                "type": "array", "items": {"$ref": "#/$defs/pixels"}
              },
              "axis": {
                "description": "Parts of the line of time: from, to, start, end; 1 for a cut.",
                "type": "array", "items": {"type": "array", "items": {"type": "number"}}
              }
            }
          }
        }
      }
    }
    """

  /// What `LabModel.json` writes.
  package static let lab = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "lab",
      "description": "The runs of a grid with their figures.",
      "type": "object",
      "required": ["version", "kind", "id", "run", "title", "axes", "figures", "base", "values",
        "texts"],
      "additionalProperties": false,
      "properties": {
        "version": {"const": 1},
        "kind": {"const": "lab"},
        "id": {"type": "string", "description": "The element's id in its page."},
        "run": {"type": "string", "description": "The run's name in its page."},
        "title": {"type": "string"},
        "axes": {
          "description": "The settings. Runs stand in their order, the last setting fastest.",
          "type": "array", "minItems": 1, "maxItems": 4,
          "items": {
            "type": "object",
            "required": ["setting", "title", "values"],
            "additionalProperties": false,
            "properties": {
              "setting": {"type": "string"},
              "title": {"type": "string"},
              "values": {"type": "array", "items": {"type": "string"}, "minItems": 1}
            }
          }
        },
        "figures": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["id", "title", "unit", "better"],
            "additionalProperties": false,
            "properties": {
              "id": {"type": "string"},
              "title": {"type": "string"},
              "unit": {"type": "string"},
              "better": {"enum": ["less", "more", "neither"]}
            }
          }
        },
        "base": {
          "description": "The place of the run that the others are held against.",
          "type": "integer", "minimum": 0
        },
        "values": {
          "description": "One list for each run, in the order of figures.",
          "type": "array",
          "items": {"type": "array", "items": {"type": ["number", "null"]}}
        },
        "texts": {
          "description": "The same as readers see it.",
          "type": "array", "items": {"type": "array", "items": {"type": "string"}}
        }
      }
    }
    """
}
