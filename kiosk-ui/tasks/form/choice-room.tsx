import { optionsOf } from '../../../rules/forms/sheet.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { useForm } from './form-state.ts';
import { categoryOf, OptionName } from './option-name.tsx';
import { Room, type RoomProps, useAsked } from './room.tsx';

/** One of several, each with its picture where it is one of the agency's categories. */
export function Choice(props: RoomProps) {
  const { sheet, answer, give } = useAsked(props, 'choice');
  const context = useForm(props.task);
  return (
    <Room {...props}>
      <ul className="choices choices-tall">
        {optionsOf(sheet, props.at).map((option) => {
          const icon = categoryOf(context, props.at, option)?.icon;
          return (
            <li key={option}>
              <Button
                kind="choice"
                icon={icon === undefined ? undefined : <Icon name={icon} />}
                isChosen={option === answer}
                onPress={() => give(option)}
              >
                <OptionName context={context} question={props.at} option={option} />
              </Button>
            </li>
          );
        })}
      </ul>
    </Room>
  );
}
