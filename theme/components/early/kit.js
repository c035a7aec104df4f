// What the scripts of elements make their parts with. It is there before any of them.
(function () {
  "use strict";
  // An element with a class, or with several properties, around its content.
  function make(tag, values, ...content) {
    const element = document.createElement(tag);
    Object.assign(element, typeof values === "string" ? { className: values } : values);
    element.append(...content);
    return element;
  }

  const button = (className, label, onclick) =>
    make("button", { type: "button", className, onclick }, label);

  window.coldstart = {
    make,
    button,
    // A button that shows a picture.
    tool(className, icon, title, onclick) {
      const picture = make("span", { className: "icon icon-" + icon, ariaHidden: true });
      return Object.assign(button(className, picture, onclick), { title, ariaLabel: title });
    },
    // A text with its {names} replaced.
    fill: (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]),
  };
})();
